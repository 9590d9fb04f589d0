package io.mien.dashboard;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.CLIENT_VIEWER;
import static io.mien.account.Role.FIELDWORK;
import static io.mien.account.Role.RESEARCHER;

import io.mien.platform.Parameter;
import io.mien.results.CampaignScores;
import io.mien.trace.Measure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** A closed campaign's scores for programs. */
@Path("/api/v1/campaigns/{id}/scores")
@RolesAllowed({AGENCY_ADMIN, RESEARCHER, FIELDWORK, CLIENT_VIEWER})
@Produces(MediaType.APPLICATION_JSON)
class CampaignScoresResource {
    private final CampaignResultViews results;

    CampaignScoresResource(CampaignResultViews results) {
        this.results = results;
    }

    @GET
    @Operation(
            summary = "Ads by country as shares who ever show a measure, and their order",
            description = "Of a campaign whose fieldwork is closed; before that the answer is 409. Client viewers read"
                    + " what was published.")
    public CampaignScores scores(UUID id, @RestQuery @DefaultValue("HAPPY") String measure) {
        Measure asked = Parameter.inAddress("measure", measure).oneOf(CampaignScores.OFFERED, Measure::name);
        return results.scores(id, asked);
    }
}
