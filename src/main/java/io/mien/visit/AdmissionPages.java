package io.mien.visit;

import io.mien.campaign.Campaign;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.OptionalInt;

/** What a respondent answers before the camera: an age that is not kept, then yes or no to the text. */
@Path(VisitCookie.PATH)
@PermitAll
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class AdmissionPages {
    private static final URI VISIT = URI.create(VisitCookie.PATH);

    private final CurrentVisit current;
    private final RespondentScreens screens;
    private final Agreement agreement;
    private final Clock clock;

    AdmissionPages(CurrentVisit current, RespondentScreens screens, Agreement agreement, Clock clock) {
        this.current = current;
        this.screens = screens;
        this.agreement = agreement;
        this.clock = clock;
    }

    @POST
    @Path("age")
    @Transactional
    public Response age(@FormParam("years") @DefaultValue("") String typed) {
        Visit visit = current.visit();
        OptionalInt years = DeclaredAge.read(typed);
        if (years.isEmpty()) {
            return again(422, screens.ageUnread(visit));
        }
        int floor = Campaign.required(visit.campaignId).ageFloor(visit.country);
        visit.admitting().declareAge(years.getAsInt(), floor, clock.instant());
        return Response.seeOther(VISIT).build();
    }

    @POST
    @Path("consent")
    @Transactional
    public Response consent(@FormParam("text") @DefaultValue("") String digest, @FormParam("tick") List<String> ticks) {
        Visit visit = current.visit();
        return switch (agreement.take(visit, new Agreement.Answer(digest, ticks))) {
            case GIVEN -> Response.seeOther(VISIT).build();
            case INCOMPLETE -> again(422, screens.consentIncomplete(visit, ticks));
            case CHANGED -> again(409, screens.consentChanged(visit));
        };
    }

    @POST
    @Path("refusal")
    @Transactional
    public Response refuse() {
        current.visit().admitting().decline(clock.instant());
        return Response.seeOther(VISIT).build();
    }

    private static Response again(int status, TemplateInstance page) {
        return Response.status(status).entity(page).build();
    }
}
