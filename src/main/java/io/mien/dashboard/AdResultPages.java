package io.mien.dashboard;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.CLIENT_VIEWER;
import static io.mien.account.Role.FIELDWORK;
import static io.mien.account.Role.RESEARCHER;

import io.mien.platform.Parameter;
import io.mien.results.AdCurves;
import io.mien.results.Lens;
import io.mien.trace.Measure;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** How one ad moved people: its page, and the figures that the chart draws. */
@Path("/campaigns")
@RolesAllowed({AGENCY_ADMIN, RESEARCHER, FIELDWORK, CLIENT_VIEWER})
class AdResultPages {
    private final AdResultViews views;
    private final AdReadings readings;

    AdResultPages(AdResultViews views, AdReadings readings) {
        this.views = views;
        this.readings = readings;
    }

    @GET
    @Path("/{id}/ads/{adId}")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance page(
            UUID id,
            UUID adId,
            @RestQuery @DefaultValue("HAPPY") String measure,
            @RestQuery @DefaultValue("SHARE") String lens) {
        return Templates.ad(views.page(id, adId, measure, lens(lens)));
    }

    @GET
    @Path("/{id}/ads/{adId}/curves")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public AdCurves curves(UUID id, UUID adId, @RestQuery @DefaultValue("SHARE") String lens) {
        return readings.of(id, adId, lens(lens));
    }

    @CheckedTemplate(basePath = "dashboard")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance ad(AdResultPage page);
    }

    static Lens lens(String name) {
        return Parameter.inAddress("lens", name).oneOf(Lens.values());
    }

    /** The measure of this name, if it is on the switch; without a switch nothing is drawn of any. */
    static Measure chosen(AdCurves curves, String name) {
        Parameter asked = Parameter.inAddress("measure", name);
        List<Measure> shown =
                curves.measures().stream().map(AdCurves.MeasureCurves::measure).toList();
        return shown.isEmpty() ? asked.oneOf(Measure.values()) : asked.oneOf(shown, Measure::name);
    }
}
