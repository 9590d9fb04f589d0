package io.mien.account;

import io.mien.privacy.AuditAction;
import io.mien.privacy.AuditTrail;
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
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Who did what when, for the tenant's admin. */
@Path("/account")
@RolesAllowed(Role.AGENCY_ADMIN)
class AuditPages {
    private static final String CSV = "text/csv; charset=UTF-8";

    private final AuditReading reading;

    AuditPages(AuditReading reading) {
        this.reading = reading;
    }

    @GET
    @Path("/trail")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    @Discloses(what = "audit trail")
    public TemplateInstance trail(@BeanParam AuditAsk ask) {
        return Templates.trail(reading.page(ask));
    }

    @GET
    @Path("/trail.csv")
    @Produces(CSV)
    @Operation(hidden = true)
    @Discloses(action = AuditAction.EXPORT, what = "audit trail")
    @FreshLogin
    public Response file(@BeanParam AuditAsk ask) {
        return Response.ok(reading.file(ask), CSV)
                .header("Content-Disposition", "attachment; filename=\"trail.csv\"")
                .build();
    }

    @GET
    @Path("/trail/check")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance check() {
        return Templates.trailCheck(reading.check());
    }

    @CheckedTemplate(basePath = "account")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance trail(AuditView view);

        static native TemplateInstance trailCheck(AuditTrail.Check check);
    }
}
