package io.mien.dashboard;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.FIELDWORK;
import static io.mien.account.Role.RESEARCHER;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.mien.account.FreshLogin;
import io.mien.fieldwork.WhichPeople;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** How fieldwork goes, over the API: progress and visits. */
@Path("/api/v1/campaigns/{id}")
@RolesAllowed({AGENCY_ADMIN, RESEARCHER, FIELDWORK})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Fieldwork")
class ProgressResource {
    private final FieldworkMonitor monitor;
    private final VisitAccess access;
    private final VisitFile file;

    ProgressResource(FieldworkMonitor monitor, VisitAccess access, VisitFile file) {
        this.monitor = monitor;
        this.access = access;
        this.file = file;
    }

    /**
     * Counts of one country; previews are in none.
     *
     * @param heldBackBy title of the ad that keeps the country from its target; empty where none stands out
     */
    public record CountryFigures(
            String country,
            int target,
            long valid,
            long coding,
            long parked,
            long validInPart,
            long excluded,
            long withoutCamera,
            String canShow,
            List<AdFigure> ads,
            String heldBackBy) {
        static CountryFigures of(CountryProgress progress) {
            return new CountryFigures(
                    progress.country().code(),
                    progress.target(),
                    progress.valid(),
                    progress.coding(),
                    progress.parked(),
                    progress.inPart(),
                    progress.excluded(),
                    progress.withoutCamera(),
                    progress.canShow(),
                    progress.ads().stream().map(AdFigure::of).toList(),
                    progress.heldBackBy());
        }
    }

    /** One ad of the campaign in one country. */
    public record AdFigure(UUID ad, String title, long valid) {
        static AdFigure of(AdCount count) {
            return new AdFigure(count.id(), count.title(), count.people().valid());
        }
    }

    public record ProgressDocument(String sentence, List<CountryFigures> countries, List<Funnel.Step> steps) {
        /** Which number counts whom. */
        @JsonProperty("counts")
        public Map<String, String> counts() {
            return WhichPeople.named(Map.of(
                    WhichPeople.TOWARDS_TARGET, "countries.valid",
                    WhichPeople.CODING, "countries.coding",
                    WhichPeople.PARKED, "countries.parked",
                    WhichPeople.IN_PART, "countries.validInPart",
                    WhichPeople.EXCLUDED, "countries.excluded",
                    WhichPeople.WITHOUT_CAMERA, "countries.withoutCamera",
                    WhichPeople.FOR_AD, "countries.ads.valid"));
        }

        static ProgressDocument of(Progress progress) {
            return new ProgressDocument(
                    progress.sentence(),
                    progress.countries().stream().map(CountryFigures::of).toList(),
                    progress.funnel().steps());
        }
    }

    /**
     * @param reason why it is excluded, in full or in part, parked or left; empty otherwise
     * @param secondViewings ads that were interrupted and shown again
     * @param syncGrade the worst of its recordings' sync grades, A to C; empty before any is read
     * @param syncResidualP95Ms the largest 95th percentile of a clock fit's residual, milliseconds; null without a fit
     * @param syncBoundMs the largest bound of the error of a frame's moment, milliseconds; null where one reading has none
     * @param screenAndCamera what that bound says of their delays: measured, or that the camera's own is not in it
     * @param mouthCovered the largest share of an ad in which something covered the mouth, 0..1; null before any is read
     * @param captions languages that were on in its films, or "off"; empty when no film has any or nobody said
     * @param descriptions the same of the descriptions of the picture
     * @param agreedTo purposes that the person ticked: recording, keep-recording, model-checks
     */
    public record Visit(
            UUID id,
            String country,
            String cameBy,
            VisitState state,
            String reason,
            Instant startedAt,
            int recordings,
            int coded,
            int secondViewings,
            List<UUID> parked,
            String syncGrade,
            @Nullable Float syncResidualP95Ms,
            @Nullable Float syncBoundMs,
            String screenAndCamera,
            @Nullable Float mouthCovered,
            List<String> captions,
            List<String> descriptions,
            List<String> agreedTo) {
        static Visit of(VisitRow row) {
            return new Visit(
                    row.id(),
                    row.country().code(),
                    row.cameBy(),
                    row.state(),
                    row.reason(),
                    row.startedAt(),
                    row.recordings(),
                    row.coded(),
                    row.secondViewings(),
                    row.parked(),
                    row.syncGrade(),
                    row.syncResidualMs(),
                    row.syncBoundMs(),
                    row.screenAndCamera(),
                    row.mouthCovered(),
                    row.captions(),
                    row.descriptions(),
                    row.agreedTo());
        }
    }

    @GET
    @Path("/progress")
    @Operation(summary = "People by country and by step; counts says whom each number counts")
    public ProgressDocument progress(UUID id) {
        return ProgressDocument.of(monitor.progress(id));
    }

    @GET
    @Path("/sessions")
    @Operation(
            summary = "Visits, newest first, " + VisitTable.PAGE
                    + " a page; the Link header leads to the next page. Each page is audited")
    public RestResponse<List<Visit>> visits(UUID id, @BeanParam VisitAsk ask, UriInfo here) {
        VisitPage page = access.take(id, ask);
        var answer = RestResponse.ResponseBuilder.ok(
                page.rows().stream().map(Visit::of).toList());
        page.next().ifPresent(end -> answer.link(here.getAbsolutePath() + ask.query("after", end), "next"));
        return answer.build();
    }

    @GET
    @Path("/sessions.csv")
    @Produces(VisitListPages.CSV)
    @Operation(summary = "Every visit that matches as CSV; audited")
    @FreshLogin
    public Response file(UUID id, @BeanParam VisitAsk ask) {
        return VisitListPages.file("visits.csv", file.of(id, ask));
    }
}
