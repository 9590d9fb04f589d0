package io.mien.results;

import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.campaign.CampaignStatus;
import io.mien.trace.Measure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Compares countries and judges shapes for staff. What takes person by person is kept by a digest of the sums it came from: the
 * same people are read once.
 */
@ApplicationScoped
public class AdInsights {
    private final AdResults results;
    private final PersonFigures figures;
    private final CurveShapes shapes;

    AdInsights(AdResults results, PersonFigures figures, CurveShapes shapes) {
        this.results = results;
        this.figures = figures;
        this.shapes = shapes;
    }

    /** @param first country code, @param second country code; empty for the two with most people */
    public record Asked(Measure measure, String first, String second) {}

    /** A foreign or unknown ad is not found. */
    @Transactional
    public AdInsight of(UUID campaignId, UUID adId, Asked asked) {
        Campaign campaign = Campaign.required(campaignId);
        AdByCountry state = state(Ad.required(campaign.id, adId), campaign.id);
        Measure measure = asked.measure();
        Optional<ComparisonFamily> family = family(campaign);
        Optional<Comparison> comparison = ComparedSides.of(state, family, asked)
                .map(pair -> figures.of(state, measure, pair.get(0), pair.get(1)))
                .map(pair -> compared(campaign, family, pair, state));
        return new AdInsight(
                comparison.orElse(null),
                shapes.of(state, measure),
                comparison
                        .map(each -> shapes.synchrony(state, measure, List.of(each.first(), each.second())))
                        .orElse(List.of()));
    }

    private AdByCountry state(Ad ad, UUID campaignId) {
        return AdByCountry.of(ad, results.sums(ad, campaignId));
    }

    /** Of the close that holds. */
    private static Optional<ComparisonFamily> family(Campaign campaign) {
        return campaign.status == CampaignStatus.CLOSED
                ? ComparisonFamily.latest(campaign.id)
                        .filter(family -> family.isOf(Objects.requireNonNull(campaign.closedAt)))
                : Optional.empty();
    }

    private Comparison compared(
            Campaign campaign, Optional<ComparisonFamily> family, ComparedFigures pair, AdByCountry state) {
        Comparing comparing = new Comparing(pair);
        if (!pair.canBeTested()) {
            return comparing.tooFew();
        }
        if (campaign.status != CampaignStatus.CLOSED) {
            return provisional(campaign, comparing);
        }
        UUID adId = state.ad().id;
        Measure measure = pair.measure();
        CountryPair countries =
                CountryPair.of(pair.first().code(), pair.second().code());
        return family.map(all -> comparing.closed(
                        all,
                        ComparedPair.of(all.id, adId, measure, countries),
                        ComparedPair.clear(all.id, adId, measure)))
                .orElseGet(comparing::pending);
    }

    /** Over every comparison that the campaign's ads, measures and countries allow. */
    private Comparison provisional(Campaign campaign, Comparing comparing) {
        List<Double> evidence = new ArrayList<>();
        for (Ad ad : campaign.ads()) {
            AdByCountry state = state(ad, campaign.id);
            for (Measure measure : AdCurves.SHOWN) {
                CountryPair.among(state.drawn(measure)).stream()
                        .map(pair -> figures.of(state, measure, pair.first(), pair.second()))
                        .filter(ComparedFigures::canBeTested)
                        .forEach(compared -> evidence.add(compared.test().evidence()));
            }
        }
        double[] all = evidence.stream().mapToDouble(Double::doubleValue).toArray();
        return comparing.provisional(EvidenceRanking.of(all), all.length);
    }
}
