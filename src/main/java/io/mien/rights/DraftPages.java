package io.mien.rights;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.FIELDWORK;
import static io.mien.account.Role.RESEARCHER;

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

/** The button that deletes a draft, with all that previews and imports left in it. */
@Path("/campaigns")
@RolesAllowed({AGENCY_ADMIN, RESEARCHER, FIELDWORK})
@Produces(MediaType.TEXT_HTML)
class DraftPages {
    private final DraftRemoval removal;

    DraftPages(DraftRemoval removal) {
        this.removal = removal;
    }

    @POST
    @Path("/{id}/removal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response remove(UUID id) {
        removal.remove(id);
        return Response.seeOther(URI.create(CampaignAddresses.all())).build();
    }
}
