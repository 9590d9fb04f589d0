package io.mien.account;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The tenant's clients over the API, for whoever creates campaigns. */
@Path("/api/v1/clients")
@RolesAllowed({Role.AGENCY_ADMIN, Role.RESEARCHER, Role.FIELDWORK})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Clients")
class ClientResource {
    private final Clients clients;

    ClientResource(Clients clients) {
        this.clients = clients;
    }

    record ClientDocument(UUID id, String name) {}

    @GET
    @Operation(summary = "The brands that the agency works for, by name")
    public List<ClientDocument> all() {
        return clients.byName().stream()
                .map(client -> new ClientDocument(client.id, client.name))
                .toList();
    }
}
