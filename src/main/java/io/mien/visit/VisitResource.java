package io.mien.visit;

import io.mien.fieldwork.FieldworkConfig;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** What the respondent's browser asks and tells while the visit runs. */
@Path(VisitCookie.PATH)
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
class VisitResource {
    private final CurrentVisit current;
    private final VisitPlans plans;
    private final FieldworkConfig config;
    private final Event<VisitEnded> ended;
    private final Clock clock;

    VisitResource(
            CurrentVisit current, VisitPlans plans, FieldworkConfig config, Event<VisitEnded> ended, Clock clock) {
        this.current = current;
        this.plans = plans;
        this.config = config;
        this.ended = ended;
        this.clock = clock;
    }

    @POST
    @Path("camera-pass")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public void passCamera(@NotNull @Valid MeasuredCamera camera) {
        current.visit().cameraUse().pass(camera.framesPerSecond(), clock.instant(), config.cameraVerdict());
    }

    @POST
    @Path("sound")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public void tellSound(@NotNull @Valid CountedTones tones) {
        current.visit().tellSound(tones.heard());
    }

    @GET
    @Path("plan")
    @Transactional
    public VisitPlan plan(@HeaderParam(VisitTab.HEADER) @Nullable String tab) {
        Visit visit = tab == null ? current.seen() : current.visit();
        visit.requireConsentAndTime();
        if (tab != null) {
            visit.holdBy(VisitTab.of(tab), clock.instant(), config.tabLease());
        }
        return plans.of(visit);
    }

    @POST
    @Path("completion")
    @Transactional
    public void complete() {
        Visit visit = current.visit();
        visit.watching().finish(clock.instant());
        ended.fire(new VisitEnded(visit));
    }

    /** @param heard true when the tones were counted rightly, false when the respondent cannot hear them */
    record CountedTones(@NotNull Boolean heard) {}

    /** What the page measured of the camera. */
    record MeasuredCamera(
            @DecimalMin("0") @DecimalMax("1000") float framesPerSecond) {}
}
