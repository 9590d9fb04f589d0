package io.mien.dashboard;

import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.results.AdCurves;
import io.mien.results.AdResults;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Puts an ad's page together. */
@ApplicationScoped
class AdResultViews {
    private final AdResults results;
    private final AdVideos videos;

    AdResultViews(AdResults results, AdVideos videos) {
        this.results = results;
        this.videos = videos;
    }

    @Transactional
    AdResultPage page(UUID campaignId, UUID adId, String measure) {
        AdCurves curves = results.of(campaignId, adId);
        Campaign campaign = Campaign.required(campaignId);
        Ad ad = Ad.required(campaignId, adId);
        return AdResultPage.of(campaign, ad, videos.address(ad), curves, AdResultPages.chosen(curves, measure));
    }
}
