package io.mien.facialcoding;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.RESEARCHER;

import io.mien.account.Staff;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Facial coders that the agency brings itself, over the API. */
@Path("/api/v1/models")
@RolesAllowed(AGENCY_ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Models")
class OwnModelResource {
    private final OwnModels models;
    private final OwnModelIntake intake;
    private final Staff staff;

    OwnModelResource(OwnModels models, OwnModelIntake intake, Staff staff) {
        this.models = models;
        this.intake = intake;
        this.staff = staff;
    }

    @GET
    @RolesAllowed({AGENCY_ADMIN, RESEARCHER})
    @Operation(summary = "Your own models")
    public List<OwnModelFacts> all() {
        return models.all();
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(summary = "Bring a facial coder: its card (JSON) as \"card\", its ONNX file as \"model\"")
    public RestResponse<OwnModelFacts> bring(@BeanParam OwnModelForm form) {
        UUID id = intake.bring(form.cardFile(), form.modelFile(), staff.actor());
        return RestResponse.status(RestResponse.Status.CREATED, models.required(id));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Remove a model that no campaign uses")
    public void remove(UUID id) {
        models.remove(id, staff.actor());
    }
}
