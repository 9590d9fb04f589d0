package io.mien.dashboard;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.RESEARCHER;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** One visit, for the tenant's researchers only; every look is audited. */
@Path("/visits")
@RolesAllowed({AGENCY_ADMIN, RESEARCHER})
class SingleVisitPages {
    private final SingleVisits views;

    SingleVisitPages(SingleVisits views) {
        this.views = views;
    }

    @GET
    @Path("/{id}")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance page(UUID id) {
        return Templates.visit(views.page(id));
    }

    @GET
    @Path("/{id}/exposures/{exposureId}/traces")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public VisitTraces traces(UUID id, UUID exposureId) {
        return views.traces(id, exposureId);
    }

    @CheckedTemplate(basePath = "dashboard")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance visit(SingleVisitPage page);
    }
}
