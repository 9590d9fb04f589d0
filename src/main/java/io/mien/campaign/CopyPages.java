package io.mien.campaign;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.FIELDWORK;
import static io.mien.account.Role.RESEARCHER;

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

/** The button that copies a campaign into a new draft. */
@Path("/campaigns/{id}/copies")
@RolesAllowed({AGENCY_ADMIN, RESEARCHER, FIELDWORK})
@Produces(MediaType.TEXT_HTML)
class CopyPages {
    private final CampaignCopies copies;

    CopyPages(CampaignCopies copies) {
        this.copies = copies;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response copy(UUID id) {
        return Response.seeOther(URI.create(CampaignAddresses.page(copies.copy(id))))
                .build();
    }
}
