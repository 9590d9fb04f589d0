package io.mien.campaign;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.FIELDWORK;
import static io.mien.account.Role.RESEARCHER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The archive of campaigns over the API. */
@Path("/api/v1/campaigns/{id}/archive")
@RolesAllowed({AGENCY_ADMIN, RESEARCHER, FIELDWORK})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Campaigns")
class ArchiveResource {
    private final Archive archive;

    ArchiveResource(Archive archive) {
        this.archive = archive;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Archive a campaign that is not in fieldwork: the staff's list leaves it out")
    public void archive(UUID id) {
        archive.take(id);
    }

    @DELETE
    @Operation(summary = "Bring an archived campaign back into the list")
    public void unarchive(UUID id) {
        archive.giveBack(id);
    }
}
