package io.mien.dashboard;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.RESEARCHER;

import io.mien.platform.InvalidFields;
import io.mien.platform.Problem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** Where the network looked in one frame of a kept recording; audited, and never stored by anyone. */
@Path("/visits/{id}/exposures/{exposureId}/frame")
@RolesAllowed({AGENCY_ADMIN, RESEARCHER})
class FramePages {
    private final FrameViews views;

    FramePages(FrameViews views) {
        this.views = views;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response frame(
            UUID id,
            UUID exposureId,
            @RestQuery @DefaultValue("0") String second,
            @RestQuery @DefaultValue("") String expression) {
        try {
            return answer(200, views.look(id, exposureId, second, expression));
        } catch (InvalidFields invalid) {
            return answer(
                    invalid.status(),
                    FrameView.without(id, String.join(" ", invalid.fields().values())));
        } catch (Problem problem) {
            if (problem.status() == 404) {
                throw problem;
            }
            return answer(problem.status(), FrameView.without(id, problem.detail()));
        }
    }

    private static Response answer(int status, FrameView view) {
        return Response.status(status)
                .entity(Templates.frame(view))
                .header("Cache-Control", "no-store")
                .build();
    }

    @CheckedTemplate(basePath = "dashboard")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance frame(FrameView view);
    }
}
