package io.mien.facialcoding;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.FIELDWORK;
import static io.mien.account.Role.RESEARCHER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Reading parked recordings again, over the API. */
@Path("/api/v1/recordings")
@RolesAllowed({AGENCY_ADMIN, RESEARCHER, FIELDWORK})
@Tag(name = "Fieldwork")
class CodingResource {
    private final CodingRetries retries;

    CodingResource(CodingRetries retries) {
        this.retries = retries;
    }

    @POST
    @Path("/{id}/coding")
    @Consumes(MediaType.WILDCARD)
    @ResponseStatus(202)
    @Operation(summary = "Try a parked recording again")
    public void again(UUID id) {
        retries.begin(id);
    }
}
