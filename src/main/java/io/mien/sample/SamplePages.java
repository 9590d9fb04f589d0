package io.mien.sample;

import static io.mien.account.Role.AGENCY_ADMIN;

import io.mien.account.FreshLogin;
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

/** The button that takes the sample away. */
@Path("/campaigns")
@RolesAllowed(AGENCY_ADMIN)
@Produces(MediaType.TEXT_HTML)
class SamplePages {
    private final SampleCleanup cleanup;

    SamplePages(SampleCleanup cleanup) {
        this.cleanup = cleanup;
    }

    @POST
    @Path("/{id}/sample/removal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @FreshLogin
    public Response remove(UUID id) {
        cleanup.remove(id);
        return Response.seeOther(URI.create(CampaignAddresses.all())).build();
    }
}
