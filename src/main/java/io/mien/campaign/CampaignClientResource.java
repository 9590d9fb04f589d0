package io.mien.campaign;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.RESEARCHER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Whose a campaign is, over the API. */
@Path("/api/v1/campaigns/{id}/client")
@RolesAllowed({AGENCY_ADMIN, RESEARCHER})
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Campaigns")
class CampaignClientResource {
    private final CampaignClients clients;

    CampaignClientResource(CampaignClients clients) {
        this.clients = clients;
    }

    /** @param clientId one of {@code /api/v1/clients} */
    record ClientRequest(@Nullable String clientId) {}

    @PUT
    @Operation(summary = "Move a campaign to another client, at any time")
    public void move(UUID id, ClientRequest request) {
        clients.move(id, Objects.requireNonNullElse(Body.required(request).clientId(), ""));
    }
}
