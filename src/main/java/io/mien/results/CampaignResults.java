package io.mien.results;

import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.results.ScoredSums.InCountry;
import io.mien.trace.Measure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What all ads of a campaign did, as of now. */
@ApplicationScoped
public class CampaignResults {
    private final Aggregates aggregates;
    private final AdResults results;

    CampaignResults(Aggregates aggregates, AdResults results) {
        this.aggregates = aggregates;
        this.results = results;
    }

    /** A foreign or unknown campaign is not found. */
    @Transactional
    public CampaignScores of(UUID campaignId, Measure measure) {
        Campaign campaign = Campaign.required(campaignId);
        List<String> countries = results.countries(campaignId);
        return new CampaignScoring(
                        measure,
                        campaign.ads().stream()
                                .map(ad -> sums(ad, countries, measure))
                                .toList())
                .scores();
    }

    private ScoredSums sums(Ad ad, List<String> countries, Measure measure) {
        List<InCountry> figures = new ArrayList<>();
        for (Map.Entry<String, AdFold> entry :
                aggregates.folds(ad.id, countries, results.bins(ad)).entrySet()) {
            AdFold fold = entry.getValue();
            figures.add(new InCountry(
                    entry.getKey(), figures.size() + 1, fold.sums().of(measure), fold.models(), fold.commercialUse()));
        }
        return new ScoredSums(ad.id, ad.title, figures);
    }
}
