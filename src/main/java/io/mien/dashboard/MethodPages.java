package io.mien.dashboard;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** How figures are computed, for everybody who reads one. It tells nothing about a tenant. */
@Path("/method")
@PermitAll
@Produces(MediaType.TEXT_HTML)
class MethodPages {

    @GET
    @Operation(hidden = true)
    public TemplateInstance page() {
        return Templates.method(Method.current());
    }

    @CheckedTemplate(basePath = "dashboard")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance method(Method method);
    }
}
