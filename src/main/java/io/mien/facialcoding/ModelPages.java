package io.mien.facialcoding;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.FIELDWORK;
import static io.mien.account.Role.RESEARCHER;

import io.mien.platform.Parameter;
import io.mien.platform.Problem;
import io.mien.trace.Engine;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;

/** Who reads a campaign's faces: the choice, and reading kept recordings again. */
@Path("/campaigns/{id}")
@RolesAllowed({AGENCY_ADMIN, RESEARCHER})
@Produces(MediaType.TEXT_HTML)
class ModelPages {
    private final CampaignReaders readers;

    ModelPages(CampaignReaders readers) {
        this.readers = readers;
    }

    @GET
    @Path("/models")
    @RolesAllowed({AGENCY_ADMIN, RESEARCHER, FIELDWORK})
    @Operation(hidden = true)
    public TemplateInstance models(UUID id) {
        return Templates.models(readers.view(id));
    }

    @POST
    @Path("/own-model")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response choose(UUID id, @RestForm @DefaultValue("") String model) {
        return after(id, () -> readers.choose(id, model.isBlank() ? null : known(model)));
    }

    @POST
    @Path("/engine")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response count(UUID id, @RestForm @DefaultValue("") String engine) {
        readers.view(id);
        Engine chosen = Parameter.inBody("engine", engine).oneOf(Engine.values());
        return after(id, () -> readers.count(id, chosen));
    }

    @POST
    @Path("/rescoring")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response rescore(UUID id) {
        return after(id, () -> readers.rescore(id));
    }

    private static UUID known(String model) {
        try {
            return UUID.fromString(model);
        } catch (IllegalArgumentException e) {
            throw Problem.notFound();
        }
    }

    /** Back to the page, or the page with the reason why not. */
    private Response after(UUID id, Runnable wish) {
        try {
            wish.run();
            return Response.seeOther(URI.create(CodingAddresses.models(id))).build();
        } catch (Problem problem) {
            if (problem.status() == 404) {
                throw problem;
            }
            return Response.status(problem.status())
                    .entity(Templates.models(readers.view(id).refused(problem.detail())))
                    .build();
        }
    }

    @CheckedTemplate(basePath = "facialcoding")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance models(ModelsView models);
    }
}
