package io.mien.dashboard;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.FIELDWORK;
import static io.mien.account.Role.RESEARCHER;

import io.mien.account.FreshLogin;
import io.mien.campaign.Campaign;
import io.mien.campaign.Campaigns;
import io.mien.campaign.Country;
import io.mien.platform.Csv;
import io.mien.privacy.AuditAction;
import io.mien.privacy.Discloses;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The table of visits and the two tables as files. */
@Path("/campaigns")
@RolesAllowed({AGENCY_ADMIN, RESEARCHER, FIELDWORK})
class VisitListPages {
    static final String CSV = "text/csv; charset=UTF-8";

    private final VisitAccess access;
    private final VisitFile file;
    private final Campaigns campaigns;
    private final FieldworkMonitor monitor;

    VisitListPages(VisitAccess access, VisitFile file, Campaigns campaigns, FieldworkMonitor monitor) {
        this.access = access;
        this.file = file;
        this.campaigns = campaigns;
        this.monitor = monitor;
    }

    @GET
    @Path("/{id}/visits")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance visits(UUID id, @BeanParam VisitAsk ask) {
        VisitPage page = access.look(id, ask);
        Campaign campaign = campaigns.required(id);
        return Templates.visits(new VisitListing(id, campaign.name, campaign.sample, page, ask), countries(id));
    }

    @GET
    @Path("/{id}/visits.csv")
    @Produces(CSV)
    @Operation(hidden = true)
    @FreshLogin
    public Response visitsFile(UUID id, @BeanParam VisitAsk ask) {
        return file("visits.csv", file.of(id, ask));
    }

    @GET
    @Path("/{id}/countries.csv")
    @Produces(CSV)
    @Operation(hidden = true)
    @Discloses(action = AuditAction.EXPORT, what = "counts of countries")
    @FreshLogin
    public Response countriesFile(UUID id) {
        return file("countries.csv", Csv.of(FieldworkMonitor.columns(), monitor.table(id)));
    }

    private List<Country> countries(UUID id) {
        return campaigns.targets(id).stream()
                .map(target -> Country.named(target.country))
                .toList();
    }

    /** @param csv the text, or what writes it */
    static Response file(String name, Object csv) {
        return Response.ok(csv, CSV)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build();
    }

    @CheckedTemplate(basePath = "dashboard")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance visits(VisitListing listing, List<Country> countries);
    }
}
