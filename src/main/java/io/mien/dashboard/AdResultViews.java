package io.mien.dashboard;

import io.mien.campaign.Ad;
import io.mien.campaign.AdMarker;
import io.mien.campaign.AdMarkerSheet;
import io.mien.campaign.Campaign;
import io.mien.results.AdCurves;
import io.mien.results.Lens;
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
    AdResultPage page(UUID campaignId, UUID adId, String measure, Lens lens) {
        AdCurves curves = readings.of(campaignId, adId, lens);
        Campaign campaign = Campaign.required(campaignId);
        Ad ad = Ad.required(campaignId, adId);
        AdMarkerSheet markers = AdMarkerSheet.of(campaign, ad, AdMarker.ofAd(ad.id), AdMarkerSheet.Typed.NOTHING);
        return AdResultPage.of(
                campaign,
                new AdResultPage.Shown(ad, videos.address(ad), markers),
                curves,
                AdResultPages.chosen(curves, measure));
    }
}
