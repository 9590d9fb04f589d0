package io.mien.dashboard;

import io.mien.account.Staff;
import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.facialcoding.FramePictures;
import io.mien.platform.Problem;
import io.mien.privacy.AuditAction;
import io.mien.privacy.AuditTrail;
import io.mien.recording.Recording;
import io.mien.survey.SaidAnswer;
import io.mien.trace.EmotionTrace;
import io.mien.visit.Exposure;
import io.mien.visit.Visit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Opens one visit and writes down who looked. */
@ApplicationScoped
class SingleVisits {
    private final AuditTrail audit;
    private final AdVideos videos;
    private final FramePictures pictures;
    private final Staff staff;

    SingleVisits(AuditTrail audit, AdVideos videos, FramePictures pictures, Staff staff) {
        this.audit = audit;
        this.videos = videos;
        this.pictures = pictures;
        this.staff = staff;
    }

    @Transactional
    SingleVisitPage page(UUID visitId) {
        Visit visit = Visit.required(visitId);
        audit.record(staff.actor(), AuditAction.VIEW, visitId, "session view");
        List<ExposureView> views = visit.exposures().stream()
                .map(exposure -> view(visit, exposure))
                .toList();
        return SingleVisitPage.of(Campaign.required(visit.campaignId), visit, views, SaidAnswer.of(visit));
    }

    @Transactional
    VisitTraces traces(UUID visitId, UUID exposureId) {
        Exposure exposure = Exposure.required(exposureId);
        if (!exposure.visitId.equals(visitId)) {
            throw Problem.notFound();
        }
        audit.record(staff.actor(), AuditAction.VIEW, visitId, "traces of one exposure");
        return VisitTraces.of(EmotionTrace.currentOf(exposureId).orElseThrow(Problem::notFound));
    }

    private ExposureView view(Visit visit, Exposure exposure) {
        Ad ad = Ad.required(exposure.adId);
        return ExposureView.of(
                new ExposureView.Playing(exposure, ad, visit.missesSoundOf(ad)),
                videos.address(ad),
                Recording.ofExposure(exposure.id).orElse(null),
                EmotionTrace.currentOf(exposure.id).orElse(null),
                pictures.areOffered(ad.campaignId));
    }
}
