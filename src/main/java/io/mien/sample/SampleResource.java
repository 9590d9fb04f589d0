package io.mien.sample;

import static io.mien.account.Role.AGENCY_ADMIN;

import io.mien.account.FreshLogin;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The same over the API. */
@Path("/api/v1/campaigns")
@RolesAllowed(AGENCY_ADMIN)
@Tag(name = "Campaigns")
class SampleResource {
    private final SampleCleanup cleanup;

    SampleResource(SampleCleanup cleanup) {
        this.cleanup = cleanup;
    }

    @DELETE
    @Path("/{id}/sample")
    @Operation(summary = "Remove the sample campaign; it never comes back")
    @FreshLogin
    public void remove(UUID id) {
        cleanup.remove(id);
    }
}
