package io.mien.dashboard;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.FIELDWORK;
import static io.mien.account.Role.RESEARCHER;

import io.mien.platform.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The buttons that open and close fieldwork and that preview it. */
@Path("/campaigns")
@RolesAllowed({AGENCY_ADMIN, RESEARCHER, FIELDWORK})
@Produces(MediaType.TEXT_HTML)
class FieldworkPages {
    private final FieldworkDesk desk;
    private final CodingRetries retries;

    FieldworkPages(FieldworkDesk desk, CodingRetries retries) {
        this.desk = desk;
        this.retries = retries;
    }

    @POST
    @Path("/{id}/fieldwork")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response open(UUID id) {
        desk.open(id);
        return toCampaign(id);
    }

    @DELETE
    @Path("/{id}/fieldwork")
    @Operation(hidden = true)
    public Response end(UUID id) {
        return close(id);
    }

    /** What a plain form can send in place of DELETE. */
    @POST
    @Path("/{id}/fieldwork/closure")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response close(UUID id) {
        desk.close(id);
        return toCampaign(id);
    }

    @POST
    @Path("/{id}/previews")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response preview(UUID id) {
        return Response.seeOther(desk.preview(id).address()).build();
    }

    /** Try again: all parked recordings of the campaign. */
    @POST
    @Path("/{id}/coding")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response retryAll(UUID id) {
        if (retries.beginAll(id) == 0) {
            throw Problem.conflict("nothing-parked", "No recording of this campaign is parked any more.");
        }
        return toCampaign(id);
    }

    private static Response toCampaign(UUID id) {
        return Response.seeOther(URI.create("/campaigns/" + id)).build();
    }
}
