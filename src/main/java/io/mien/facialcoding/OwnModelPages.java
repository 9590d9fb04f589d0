package io.mien.facialcoding;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.RESEARCHER;

import io.mien.account.Staff;
import io.mien.inference.FaceReader;
import io.mien.platform.InvalidFields;
import io.mien.platform.Problem;
import io.mien.platform.Wording;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Facial coders that the agency brings itself. */
@Path("/models")
@RolesAllowed(AGENCY_ADMIN)
@Produces(MediaType.TEXT_HTML)
class OwnModelPages {
    private final OwnModels models;
    private final OwnModelIntake intake;
    private final Staff staff;

    OwnModelPages(OwnModels models, OwnModelIntake intake, Staff staff) {
        this.models = models;
        this.intake = intake;
        this.staff = staff;
    }

    /** @param wrong why the last one was refused, a sentence each */
    public record Shelf(List<OwnModelFacts> models, long sizeLimit, String runLimit, List<String> wrong) {

        /** Largest card, bytes. */
        public int cardLimit() {
            return OwnModelIntake.MAX_CARD_BYTES;
        }

        /** "Ten", faces that a model gets at once. */
        public String facesAtOnce() {
            return Wording.capital(Wording.number(FaceReader.BLOCK));
        }
    }

    @GET
    @RolesAllowed({AGENCY_ADMIN, RESEARCHER})
    @Operation(hidden = true)
    public TemplateInstance shelf() {
        return draw(List.of());
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public Response bring(@BeanParam OwnModelForm form) {
        return after(() -> intake.bring(form.cardFile(), form.modelFile(), staff.actor()));
    }

    @POST
    @Path("/{id}/removal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response remove(UUID id) {
        return after(() -> models.remove(id, staff.actor()));
    }

    private Response after(Runnable wish) {
        try {
            wish.run();
            return Response.seeOther(URI.create(CodingAddresses.ownModels())).build();
        } catch (OwnModelRefused refused) {
            return refused(refused.status(), refused.sentences());
        } catch (InvalidFields invalid) {
            return refused(invalid.status(), List.copyOf(invalid.fields().values()));
        } catch (Problem problem) {
            if (problem.status() == 404) {
                throw problem;
            }
            return refused(problem.status(), List.of(problem.detail()));
        }
    }

    private Response refused(int status, List<String> sentences) {
        return Response.status(status).entity(draw(sentences)).build();
    }

    private TemplateInstance draw(List<String> wrong) {
        return Templates.ownModels(new Shelf(models.all(), intake.sizeLimit(), intake.runLimit(), wrong));
    }

    @CheckedTemplate(basePath = "facialcoding")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance ownModels(Shelf shelf);
    }
}
