package io.mien.visit;

import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.fieldwork.Disposition;
import io.mien.visit.RespondentSession.Origin;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A visit that nobody made, for the sample campaign. It is over from the start and marked as what it is.
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
    private static final float FRAMES_PER_SECOND = 30;

    public MadeUpVisit {
        if (finishedAt.isBefore(startedAt)) {
            throw new IllegalArgumentException("A visit ends after it starts");
        }
        if (cameraPassedAt != null && consentedAt == null) {
            throw new IllegalArgumentException("Nobody passes the camera check without consent");
        }
    }

    /** The visit, yet to be stored. */
    public RespondentSession of(Campaign campaign) {
        RespondentSession session = new RespondentSession();
        session.campaignId = campaign.id;
        session.origin = Origin.SAMPLE;
        session.country = country;
        session.language = language;
        session.stage = Stage.FINISHED;
        session.disposition = disposition;
        session.startedAt = startedAt;
        session.consentedAt = consentedAt;
        session.cameraPassedAt = cameraPassedAt;
        session.cameraFramesPerSecond = cameraPassedAt == null ? null : FRAMES_PER_SECOND;
        session.lastSeenAt = finishedAt;
        session.finishedAt = finishedAt;
        return session;
    }

    /**
     * One playing of such a visit, yet to be stored: recorded when the visit is complete, else timed out with it.
     *
     * @param playedAt null when it never came so far
     */
    public Exposure exposure(UUID sessionId, Ad ad, int position, @Nullable Instant playedAt) {
        boolean recorded = disposition == Disposition.COMPLETE;
        Exposure exposure = new Exposure();
        exposure.sessionId = sessionId;
        exposure.adId = ad.id;
        exposure.position = position;
        exposure.state = recorded ? Exposure.State.RECORDED : Exposure.State.INVALID;
        exposure.invalidReason = recorded ? null : "timed-out";
        exposure.playedAt = playedAt;
        return exposure;
    }
}
