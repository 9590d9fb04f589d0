package io.mien.facialcoding;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.FIELDWORK;
import static io.mien.account.Role.RESEARCHER;

import io.mien.visit.VisitAddresses;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The button that tries one parked recording again. */
@Path("/recordings")
@RolesAllowed({AGENCY_ADMIN, RESEARCHER, FIELDWORK})
class CodingPages {
    private final CodingRetries retries;

    CodingPages(CodingRetries retries) {
        this.retries = retries;
    }

    @POST
    @Path("/{id}/coding")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response again(UUID id) {
        return Response.seeOther(URI.create(VisitAddresses.all(retries.begin(id))))
                .build();
    }
}
