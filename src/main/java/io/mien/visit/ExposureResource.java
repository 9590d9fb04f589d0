package io.mien.visit;

import io.mien.campaign.Ad;
import io.mien.fieldwork.Exclusion;
import io.mien.fieldwork.FieldworkConfig;
import io.mien.platform.SignedAddress;
import io.mien.platform.StoredMedia;
import io.mien.privacy.Actor.Respondent;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One ad of the visit: its video, its beginning, its timing log and, if so, why it cannot be used. */
@Path("/visit/exposures/{id}")
@PermitAll
class ExposureResource {
    private final CurrentVisit current;
    private final SignedAddress addresses;
    private final StoredMedia media;
    private final FieldworkConfig config;
    private final Clock clock;

    ExposureResource(
            CurrentVisit current, SignedAddress addresses, StoredMedia media, FieldworkConfig config, Clock clock) {
        this.current = current;
        this.addresses = addresses;
        this.media = media;
        this.config = config;
        this.clock = clock;
    }

    @GET
    @Path("ad")
    public Response ad(
            @PathParam("id") UUID id,
            @QueryParam("until") long until,
            @QueryParam("signature") @Nullable String signature,
            @HeaderParam("Range") @Nullable String range) {
        ShownAd ad = QuarkusTransaction.requiringNew().call(() -> shown(id));
        addresses.verify(
                VisitPlans.adPath(id),
                Respondent.inVisit(ad.visitId()).audience(),
                until,
                signature == null ? "" : signature);
        return media.answer(ad.storageKey(), ad.contentType(), range);
    }

    @POST
    @Path("playing")
    @Transactional
    public void play(
            @PathParam("id") UUID id,
            @HeaderParam(VisitTab.HEADER) @Nullable String tab,
            @FormParam("captions") @Nullable String captions,
            @FormParam("descriptions") @Nullable String descriptions) {
        Visit visit = current.visit();
        visit.holdBy(VisitTab.of(tab), clock.instant(), config.tabLease());
        Exposure exposure = current.exposure(id);
        visit.watching().play(exposure, clock.instant());
        exposure.show(new TracksOn(captions, descriptions));
    }

    /** Its end, in a visit without a camera; with one it ends with its recording. */
    @POST
    @Path("watched")
    @Transactional
    public void watched(@PathParam("id") UUID id) {
        current.visit().watching().watched(current.exposure(id), clock.instant());
    }

    @PUT
    @Path("log")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public void log(@PathParam("id") UUID id, byte @Nullable [] body) {
        Exposure exposure = current.exposure(id);
        Visit visit = current.visit();
        visit.refuseCameraFree();
        visit.seen(clock.instant());
        exposure.keepLog(TimingLogBody.checked(body), clock.instant());
    }

    @POST
    @Path("invalidation")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public void invalidate(@PathParam("id") UUID id, @NotNull @Valid Invalidation invalidation) {
        current.visit().requireConsentAndTime();
        current.exposure(id).giveUp(Exclusion.parse(invalidation.reason()));
    }

    /** Its playing was cut short by a page that is gone; its ad is planned once more. */
    @POST
    @Path("interruption")
    @Transactional
    public void interrupt(@PathParam("id") UUID id) {
        current.visit().watching().interrupt(current.exposure(id));
    }

    /** Of a visit that is recorded at once; any other is looked at more closely, or refused with the reason. */
    private ShownAd shown(UUID id) {
        return current.adShownIfRecorded(id).orElseGet(() -> {
            Exposure exposure = current.seenExposure(id);
            Visit visit = Visit.required(exposure.visitId);
            visit.requireConsentAndTime();
            Ad ad = Ad.required(exposure.adId);
            return new ShownAd(visit.id, ad.storageKey, ad.contentType);
        });
    }

    /**
     * Why an exposure cannot be used.
     *
     * @param reason as {@link PlayingExclusion} spells it; one that is not known there is kept as it came
     */
    record Invalidation(
            @NotNull @Pattern(regexp = "[a-z][a-z-]{1,39}") String reason) {}
}
