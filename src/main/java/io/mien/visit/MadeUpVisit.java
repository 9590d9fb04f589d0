package io.mien.visit;

import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.campaign.SurveyVersion;
import io.mien.fieldwork.Disposition;
import io.mien.fieldwork.Origin;
import io.mien.fieldwork.PlayingExclusion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A visit that nobody made, for the sample campaign. It is marked as what it is.
 *
 * @param country ISO 3166-1 alpha-2
 * @param consentedAt null when it never came so far
 * @param cameraPassedAt null when it never came so far
 */
public record MadeUpVisit(
        String country,
        String language,
        Disposition disposition,
        Instant startedAt,
        @Nullable Instant consentedAt,
        @Nullable Instant cameraPassedAt,
        Instant finishedAt) {
    public MadeUpVisit {
        if (finishedAt.isBefore(startedAt)) {
            throw new IllegalArgumentException("A visit ends after it starts");
        }
        if (cameraPassedAt != null && consentedAt == null) {
            throw new IllegalArgumentException("Nobody passes the camera check without consent");
        }
    }

    /**
     * The visit up to its first ad; its exposures, {@link #end its end} and its verdict are the caller's.
     *
     * @param ads in the order in which it meets them
     * @param survey what it is asked, if anything
     */
    public Visit of(Campaign campaign, List<Ad> ads, Optional<SurveyVersion> survey) {
        Visit visit = new Visit();
        visit.campaignId = campaign.id;
        visit.origin = Origin.SAMPLE;
        visit.country = country;
        visit.language = language;
        visit.follow(ads, survey);
        visit.startedAt = startedAt;
        visit.lastSeenAt = finishedAt;
        VisitTelling.landed(visit);
        if (consentedAt != null) {
            visit.admitting().agreed(null, consentedAt);
        }
        if (cameraPassedAt != null) {
            visit.cameraUse()
                    .passed(
                            visit.camera().passed(VisitPlan.Recorder.FRAMES_PER_SECOND, cameraPassedAt),
                            cameraPassedAt);
        }
        visit.persist();
        return visit;
    }

    /** Ends the visit as it was made up to. */
    public void end(Visit visit) {
        visit.end(disposition, finishedAt);
    }

    /**
     * One playing of such a visit, yet to be stored: recorded when the visit is complete, else timed out with it.
     *
     * @param playedAt null when it never came so far
     */
    public Exposure exposure(Visit visit, Ad ad, int position, @Nullable Instant playedAt) {
        boolean recorded = disposition == Disposition.COMPLETE;
        Exposure exposure = new Exposure();
        exposure.visitId = visit.id;
        exposure.adId = ad.id;
        exposure.position = position;
        exposure.state = recorded ? Exposure.State.RECORDED : Exposure.State.INVALID;
        exposure.invalidReason = recorded ? null : PlayingExclusion.TIMED_OUT.stored();
        exposure.playedAt = playedAt;
        if (playedAt != null) {
            VisitTelling.exposed(visit, exposure, playedAt);
        }
        return exposure;
    }
}
