package io.mien.campaign;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.FIELDWORK;
import static io.mien.account.Role.RESEARCHER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A campaign's countries over the API. */
@Path("/api/v1/campaigns/{id}/countries")
@RolesAllowed({AGENCY_ADMIN, RESEARCHER, FIELDWORK})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Countries")
class CountryResource {
    private final Campaigns campaigns;

    CountryResource(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    @GET
    @Operation(summary = "Countries with the people wanted in each")
    public List<CountryDocument> all(UUID id) {
        return campaigns.targets(id).stream().map(CountryDocument::of).toList();
    }

    @PUT
    @Path("/{country}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Want this many people of a country to count towards the target")
    public CountryDocument want(UUID id, String country, CountryDocument wanted) {
        return CountryDocument.of(
                campaigns.want(id, Country.of(country), Body.required(wanted).people()));
    }

    @DELETE
    @Path("/{country}")
    @Operation(summary = "Take a country off a draft")
    public void drop(UUID id, String country) {
        campaigns.drop(id, country);
    }
}
