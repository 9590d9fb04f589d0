package io.mien.dashboard;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.FIELDWORK;
import static io.mien.account.Role.RESEARCHER;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mien.platform.Parameter;
import io.mien.results.AdCurves;
import io.mien.results.AdInsight;
import io.mien.results.AdInsights;
import io.mien.results.Comparison;
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

/** Countries compared and moments named, for staff: the part of an ad's page that loads after it. */
@Path("/campaigns")
@RolesAllowed({AGENCY_ADMIN, RESEARCHER, FIELDWORK})
@Produces(MediaType.TEXT_HTML)
class AdInsightPages {
    private final AdInsights insights;
    private final AdReadings readings;
    private final ObjectMapper json;

    AdInsightPages(AdInsights insights, AdReadings readings, ObjectMapper json) {
        this.insights = insights;
        this.readings = readings;
        this.json = json;
    }

    @GET
    @Path("/{id}/ads/{adId}/insight")
    @Operation(hidden = true)
    public TemplateInstance insight(
            UUID id,
            UUID adId,
            @RestQuery @DefaultValue("HAPPY") String measure,
            @RestQuery @DefaultValue("") String first,
            @RestQuery @DefaultValue("") String second) {
        Measure asked = Parameter.inAddress("measure", measure).oneOf(AdCurves.SHOWN, Measure::name);
        AdInsight insight = insights.of(id, adId, new AdInsights.Asked(asked, first, second));
        return Templates.insight(AdInsightPage.of(
                id, adId, asked, insight, sides(readings.of(id, adId, Lens.SHARE), asked, insight), json));
    }

    private static List<AdInsightPage.Side> sides(AdCurves curves, Measure measure, AdInsight insight) {
        Comparison comparison = insight.comparison();
        if (comparison == null) {
            return List.of();
        }
        List<String> drawn = curves.measures().stream()
                .filter(each -> each.measure() == measure)
                .flatMap(each -> each.countries().stream())
                .filter(curve -> curve.disclosure().showsCurve())
                .map(curve -> curve.country())
                .toList();
        return curves.countries().stream()
                .filter(country -> drawn.contains(country.code()))
                .map(country -> new AdInsightPage.Side(
                        country.code(),
                        country.name(),
                        country.code().equals(comparison.first().code()),
                        country.code().equals(comparison.second().code())))
                .toList();
    }

    @CheckedTemplate(basePath = "dashboard")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance insight(AdInsightPage page);
    }
}
