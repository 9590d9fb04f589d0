package io.mien.dashboard;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.CLIENT_VIEWER;
import static io.mien.account.Role.FIELDWORK;
import static io.mien.account.Role.RESEARCHER;

import io.mien.results.AdCurves;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** An ad's results for programs. */
@Path("/api/v1/campaigns/{id}/ads")
@RolesAllowed({AGENCY_ADMIN, RESEARCHER, FIELDWORK, CLIENT_VIEWER})
@Produces(MediaType.APPLICATION_JSON)
class AdResultsResource {
    private final AdReadings readings;

    AdResultsResource(AdReadings readings) {
        this.readings = readings;
    }

    @GET
    @Path("/{adId}/curves")
    @Operation(summary = "An ad's curves per country, as far as the number of people valid for each measure allows")
    public AdCurves curves(UUID id, UUID adId, @RestQuery @DefaultValue("SHARE") String lens) {
        return readings.of(id, adId, AdResultPages.lens(lens));
    }
}
