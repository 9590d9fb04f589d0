package io.mien.campaign;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.RESEARCHER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;

/** The button that moves a campaign to another client. */
@Path("/campaigns/{id}/client")
@RolesAllowed({AGENCY_ADMIN, RESEARCHER})
@Produces(MediaType.TEXT_HTML)
class CampaignClientPages {
    private final CampaignClients clients;

    CampaignClientPages(CampaignClients clients) {
        this.clients = clients;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response move(UUID id, @RestForm @DefaultValue("") String client) {
        clients.move(id, client);
        return Response.seeOther(URI.create(CampaignAddresses.page(id))).build();
    }
}
