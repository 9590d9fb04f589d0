package io.mien.visit;

import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.fieldwork.FieldworkConfig;
import io.mien.platform.SignedAddress;
import io.mien.privacy.Actor.Respondent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes a visit's plan with addresses that only this visit can use. Reads inside the caller's transaction. */
@ApplicationScoped
class VisitPlans {
    static final String UPLOADS = "/visit/uploads";

    private final SignedAddress addresses;
    private final FieldworkConfig config;

    VisitPlans(SignedAddress addresses, FieldworkConfig config) {
        this.addresses = addresses;
        this.config = config;
    }

    VisitPlan of(Visit visit) {
        Map<UUID, Ad> ads = Campaign.required(visit.campaignId).ads().stream()
                .collect(Collectors.toMap(ad -> ad.id, Function.identity()));
        List<VisitPlan.Planned> exposures = visit.exposures().stream()
                .map(exposure -> planned(visit, exposure, ads.get(exposure.adId)))
                .toList();
        long longest = ads.values().stream().mapToLong(config::maxSeconds).max().orElse(0);
        return new VisitPlan(
                exposures,
                UPLOADS,
                recorder(longest),
                visit.sound().heard() == null && ads.values().stream().anyMatch(ad -> ad.needsSound),
                visit.itinerary().asks());
    }

    private VisitPlan.Recorder recorder(long maxSeconds) {
        return new VisitPlan.Recorder(
                VisitPlan.Recorder.WIDTH,
                VisitPlan.Recorder.HEIGHT,
                VisitPlan.Recorder.FRAMES_PER_SECOND,
                CheckedCamera.MIN_FRAMES_PER_SECOND,
                config.bitsPerSecond(),
                Exposure.MAX_CAMERA_MUTE_MS,
                VisitPlan.Recorder.SLICE_MS,
                maxSeconds);
    }

    static String adPath(UUID exposureId) {
        return "/visit/exposures/" + exposureId + "/ad";
    }

    private VisitPlan.Planned planned(Visit visit, Exposure exposure, Ad ad) {
        Duration validity = config.adAddress().plusMillis(ad.durationMs);
        return new VisitPlan.Planned(
                exposure.id,
                exposure.position,
                exposure.viewing,
                addresses.issue(
                        adPath(exposure.id), Respondent.inVisit(visit.id).audience(), validity),
                validity.toMillis(),
                ad.durationMs,
                config.preroll().toMillis(),
                exposure.state);
    }
}
