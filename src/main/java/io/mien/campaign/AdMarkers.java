package io.mien.campaign;

import io.mien.account.Staff;
import io.mien.platform.Problem;
import io.mien.privacy.AuditAction;
import io.mien.privacy.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Sets markers on ads and takes them off. */
@ApplicationScoped
@Transactional
public class AdMarkers {
    private final AuditTrail trail;
    private final Staff staff;
    private final Clock clock;

    AdMarkers(AuditTrail trail, Staff staff, Clock clock) {
        this.trail = trail;
        this.staff = staff;
        this.clock = clock;
    }

    List<AdMarker> of(UUID campaignId, UUID adId) {
        return AdMarker.ofAd(Ad.required(campaignId, adId).id);
    }

    AdMarkerSheet sheet(UUID campaignId, UUID adId, AdMarkerSheet.Typed typed) {
        return AdMarkerSheet.of(
                Campaign.required(campaignId), Ad.required(campaignId, adId), of(campaignId, adId), typed);
    }

    AdMarker put(UUID campaignId, UUID adId, AdMarkerPlan plan) {
        Ad ad = held(campaignId, adId);
        plan.requireRoom(ad, AdMarker.ofAd(adId));
        AdMarker marker = AdMarker.put(ad, plan, clock.instant());
        trail.record(staff.actor(), AuditAction.CHANGE, adId, "marker set at second " + marker.second);
        return marker;
    }

    void remove(UUID campaignId, UUID adId, UUID markerId) {
        Ad ad = held(campaignId, adId);
        AdMarker marker = AdMarker.required(ad.id, markerId);
        marker.delete();
        trail.record(staff.actor(), AuditAction.CHANGE, adId, "marker removed from second " + marker.second);
    }

    /** Nobody else sets a marker meanwhile. */
    private static Ad held(UUID campaignId, UUID adId) {
        Ad.required(campaignId, adId);
        return Ad.locked(adId).orElseThrow(Problem::notFound);
    }
}
