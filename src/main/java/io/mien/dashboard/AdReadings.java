package io.mien.dashboard;

import io.mien.account.Staff;
import io.mien.report.Releases;
import io.mien.results.AdCurves;
import io.mien.results.AdResults;
import io.mien.results.Lens;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** An ad's curves for the person who asks: live for staff, as they were published for a client-viewer. */
@ApplicationScoped
class AdReadings {
    private final AdResults live;
    private final Releases published;
    private final Staff staff;

    AdReadings(AdResults live, Releases published, Staff staff) {
        this.live = live;
        this.published = published;
        this.staff = staff;
    }

    AdCurves of(UUID campaignId, UUID adId, Lens lens) {
        return staff.isManaging() ? live.of(campaignId, adId, lens) : published.curves(campaignId, adId, lens);
    }
}
