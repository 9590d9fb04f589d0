package io.mien.report;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.RESEARCHER;

import io.mien.account.FreshLogin;
import io.mien.account.Staff;
import io.mien.campaign.CampaignAddresses;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The button that publishes a campaign's figures for its client. */
@Path("/campaigns/{id}/releases")
@RolesAllowed({AGENCY_ADMIN, RESEARCHER})
@Produces(MediaType.TEXT_HTML)
class ReleasePages {
    private final Publication publication;
    private final Staff staff;

    ReleasePages(Publication publication, Staff staff) {
        this.publication = publication;
        this.staff = staff;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @FreshLogin
    public Response publish(UUID id) {
        publication.publish(id, staff.actor());
        return Response.seeOther(URI.create(CampaignAddresses.page(id))).build();
    }
}
