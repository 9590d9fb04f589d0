package io.mien.dashboard;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.RESEARCHER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One exposure's traces for programs; every look is audited. */
@Path("/api/v1/visits/{id}/exposures/{exposureId}/traces")
@RolesAllowed({AGENCY_ADMIN, RESEARCHER})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Fieldwork")
class TraceResource {
    private final SingleVisits views;

    TraceResource(SingleVisits views) {
        this.views = views;
    }

    @GET
    @Operation(summary = "What was read of one playing of an ad, ten times per second, by each engine")
    public VisitTraces traces(UUID id, UUID exposureId) {
        return views.traces(id, exposureId);
    }
}
