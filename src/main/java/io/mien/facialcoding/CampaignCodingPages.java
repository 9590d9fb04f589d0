package io.mien.facialcoding;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.FIELDWORK;
import static io.mien.account.Role.RESEARCHER;

import io.mien.campaign.CampaignAddresses;
import io.mien.platform.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The button that tries all parked recordings of a campaign again. */
@Path("/campaigns")
@RolesAllowed({AGENCY_ADMIN, RESEARCHER, FIELDWORK})
class CampaignCodingPages {
    private final CodingRetries retries;

    CampaignCodingPages(CodingRetries retries) {
        this.retries = retries;
    }

    /** Try again: all parked recordings of the campaign. */
    @POST
    @Path("/{id}/coding")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response allAgain(UUID id) {
        if (retries.beginAll(id) == 0) {
            throw Problem.conflict("nothing-parked", "No recording of this campaign is parked any more.");
        }
        return Response.seeOther(URI.create(CampaignAddresses.page(id))).build();
    }
}
