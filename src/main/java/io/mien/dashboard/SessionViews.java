package io.mien.dashboard;

import io.mien.account.Staff;
import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.facialcoding.FramePictures;
import io.mien.platform.Problem;
import io.mien.privacy.AuditAction;
import io.mien.privacy.AuditTrail;
import io.mien.recording.Recording;
import io.mien.trace.EmotionTrace;
import io.mien.visit.Exposure;
import io.mien.visit.RespondentSession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Opens one visit and writes down who looked. */
@ApplicationScoped
class SessionViews {
    private final AuditTrail audit;
    private final AdVideos films;
    private final FramePictures pictures;
    private final Staff staff;

    SessionViews(AuditTrail audit, AdVideos films, FramePictures pictures, Staff staff) {
        this.audit = audit;
        this.films = films;
        this.pictures = pictures;
        this.staff = staff;
    }

    @Transactional
    SessionPage page(UUID sessionId) {
        RespondentSession session = RespondentSession.required(sessionId);
        audit.record(staff.actor(), AuditAction.VIEW, sessionId, "session view");
        List<ExposureView> views = session.exposures().stream()
                .map(exposure -> view(session, exposure))
                .toList();
        return SessionPage.of(Campaign.required(session.campaignId), session, views);
    }

    @Transactional
    SessionTraces traces(UUID sessionId, UUID exposureId) {
        Exposure exposure = Exposure.required(exposureId);
        if (!exposure.sessionId.equals(sessionId)) {
            throw Problem.notFound();
        }
        audit.record(staff.actor(), AuditAction.VIEW, sessionId, "traces of one exposure");
        return SessionTraces.of(EmotionTrace.currentOf(exposureId).orElseThrow(Problem::notFound));
    }

    private ExposureView view(RespondentSession session, Exposure exposure) {
        Ad ad = Ad.required(exposure.adId);
        return ExposureView.of(
                new ExposureView.Playing(exposure, ad, session.missesSoundOf(ad)),
                films.address(ad),
                Recording.ofExposure(exposure.id).orElse(null),
                EmotionTrace.currentOf(exposure.id).orElse(null),
                pictures.areOffered(ad.campaignId));
    }
}
