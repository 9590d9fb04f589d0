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
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The buttons that put a campaign away and fetch it back. */
@Path("/campaigns/{id}/archive")
@RolesAllowed({AGENCY_ADMIN, RESEARCHER, FIELDWORK})
@Produces(MediaType.TEXT_HTML)
class ArchivePages {
    private final Archive archive;

    ArchivePages(Archive archive) {
        this.archive = archive;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response archive(UUID id) {
        archive.take(id);
        return toList();
    }

    @DELETE
    @Operation(hidden = true)
    public Response end(UUID id) {
        return unarchive(id);
    }

    /** What a plain form can send in place of DELETE. */
    @POST
    @Path("/removal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response unarchive(UUID id) {
        archive.giveBack(id);
        return toList();
    }

    private static Response toList() {
        return Response.seeOther(URI.create(CampaignAddresses.all())).build();
    }
}
