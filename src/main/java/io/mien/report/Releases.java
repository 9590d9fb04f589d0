package io.mien.report;

import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.results.AdCurves;
import io.mien.results.CampaignScores;
import io.mien.results.FrozenCurves;
import io.mien.results.FrozenScores;
import io.mien.results.Lens;
import io.mien.trace.Measure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What was published, as clients read it. */
@ApplicationScoped
@Transactional
public class Releases {

    /** The ad's curves as they were published; nothing in them before the first time. */
    public AdCurves curves(UUID campaignId, UUID adId, Lens lens) {
        Campaign.required(campaignId);
        Ad ad = Ad.required(campaignId, adId);
        return FrozenCurves.of(
                ad,
                ReleaseFigure.standing(adId).stream().map(ReleaseFigure::frozen).toList(),
                lens);
    }

    /** The scores of a campaign's ads as they were published; nothing in them before the first time. */
    public CampaignScores scores(UUID campaignId, Measure measure) {
        List<Ad> ads = Campaign.required(campaignId).ads();
        return FrozenScores.of(
                measure,
                ads,
                ads.stream().collect(Collectors.toMap(ad -> ad.id, ad -> ReleaseFigure.standing(ad.id).stream()
                        .map(ReleaseFigure::frozen)
                        .toList())));
    }

    public Optional<Release> latest(UUID campaignId) {
        return Release.latest(campaignId);
    }

    /** The latest of each campaign that was ever published. */
    public Map<UUID, Release> latestOf(List<UUID> campaigns) {
        return Release.latestOf(campaigns).stream()
                .collect(Collectors.toMap(release -> release.campaignId, Function.identity()));
    }

    List<Release> all(UUID campaignId) {
        Campaign.required(campaignId);
        return Release.newestFirst(campaignId);
    }
}
