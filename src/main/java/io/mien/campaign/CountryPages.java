package io.mien.campaign;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.FIELDWORK;
import static io.mien.account.Role.RESEARCHER;

import io.mien.platform.InvalidFields;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;

/** The forms that choose countries and how many people are wanted in each. */
@Path("/campaigns")
@RolesAllowed({AGENCY_ADMIN, RESEARCHER, FIELDWORK})
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class CountryPages {
    private final Campaigns campaigns;
    private final SetUpPage page;

    CountryPages(Campaigns campaigns, SetUpPage page) {
        this.campaigns = campaigns;
        this.page = page;
    }

    @POST
    @Path("/{id}/countries")
    @Operation(hidden = true)
    public Response want(
            UUID id, @RestForm @DefaultValue("") String country, @RestForm @DefaultValue("") String target) {
        return page.after(id, "country", () -> campaigns.want(id, Country.of(country), people(target)));
    }

    @POST
    @Path("/{id}/countries/{country}/removal")
    @Operation(hidden = true)
    public Response drop(UUID id, String country) {
        return page.after(id, "country", () -> campaigns.drop(id, country));
    }

    private static int people(String typed) {
        try {
            return Integer.parseInt(typed.strip());
        } catch (NumberFormatException e) {
            throw InvalidFields.of("target", ValidPeople.targetHint());
        }
    }
}
