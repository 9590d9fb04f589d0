package io.mien.dashboard;

import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.results.AdCurves;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Puts an ad's page together. */
@ApplicationScoped
class AdResultViews {
    private final AdReadings readings;
    private final AdVideos videos;

    AdResultViews(AdReadings readings, AdVideos videos) {
        this.readings = readings;
        this.videos = videos;
    }

    @Transactional
    AdResultPage page(UUID campaignId, UUID adId, String measure) {
        AdCurves curves = readings.of(campaignId, adId);
        Campaign campaign = Campaign.required(campaignId);
        Ad ad = Ad.required(campaignId, adId);
        return AdResultPage.of(campaign, ad, videos.address(ad), curves, AdResultPages.chosen(curves, measure));
    }
}
