package io.mien.fieldwork;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.FIELDWORK;
import static io.mien.account.Role.RESEARCHER;

import io.mien.account.Staff;
import io.mien.campaign.CampaignAddresses;
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
    private final Fieldwork fieldwork;
    private final Staff staff;

    FieldworkPages(Fieldwork fieldwork, Staff staff) {
        this.fieldwork = fieldwork;
        this.staff = staff;
    }

    @POST
    @Path("/{id}/fieldwork")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response open(UUID id) {
        fieldwork.open(id, staff.actor());
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
        fieldwork.close(id, staff.actor());
        return toCampaign(id);
    }

    @POST
    @Path("/{id}/previews")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response preview(UUID id) {
        return Response.seeOther(fieldwork.preview(id).address()).build();
    }

    private static Response toCampaign(UUID id) {
        return Response.seeOther(URI.create(CampaignAddresses.page(id))).build();
    }
}
