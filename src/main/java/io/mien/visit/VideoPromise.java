package io.mien.visit;

import io.mien.campaign.Campaign;
import io.mien.fieldwork.Origin;
import io.mien.privacy.Consent;
import io.mien.privacy.Purpose;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How long the videos of a visit are kept, as its person was promised. */
public record VideoPromise(Visit visit, Campaign campaign) {

    /** The promise made to this visit; reads inside the caller's transaction. */
    public static VideoPromise to(Visit visit) {
        return new VideoPromise(visit, Campaign.required(visit.campaignId));
    }

    /**
     * Days that the visit's videos are kept: the campaign's, if the person allows it; null when they are deleted after
     * analysis. An imported video has no person to ask here.
     */
    public @Nullable Integer keepDays() {
        boolean allowed = visit.origin == Origin.IMPORT || Consent.allows(visit.id, Purpose.KEEP_RECORDING);
        return allowed ? campaign.keepDays : null;
    }

    /** The last day of the visit's videos, null when they are deleted after analysis. */
    public @Nullable LocalDate storedUntil() {
        Integer days = keepDays();
        return days == null ? null : visit.day().plusDays(days);
    }
}
