package io.mien.export;

import io.mien.platform.RateLimit;
import io.mien.platform.WithoutCookie;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;

/** Where anybody checks an exported file. Looks into no database: the signature says it all. */
@Path("/export-check")
@PermitAll
@WithoutCookie
@Produces(MediaType.TEXT_HTML)
class SealPages {
    private final SealCheck checks;
    private final RateLimit turnstile;
    private final ExportConfig config;

    SealPages(SealCheck checks, RateLimit turnstile, ExportConfig config) {
        this.checks = checks;
        this.turnstile = turnstile;
        this.config = config;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance ask() {
        return Templates.check(SealCheck.Finding.NONE);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response check(
            @RestForm @DefaultValue("") String digest,
            @RestForm @DefaultValue("") String signature,
            @Context HttpServerRequest request) {
        turnstile.pass("export-check", request.remoteAddress().hostAddress(), config.checksAMinute());
        SealCheck.Finding finding = checks.of(digest, signature);
        return Response.status(finding.genuine() ? 200 : 422)
                .entity(Templates.check(finding))
                .build();
    }

    @CheckedTemplate(basePath = "export")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance check(SealCheck.Finding view);
    }
}
