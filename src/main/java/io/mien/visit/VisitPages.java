package io.mien.visit;

import io.mien.language.Languages;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The respondent's pages after the link: one address, whose page follows the visit's stage. */
@Path(VisitCookie.PATH)
@PermitAll
@Produces(MediaType.TEXT_HTML)
class VisitPages {

    private final CurrentVisit current;
    private final RespondentScreens screens;
    private final Languages languages;
    private final Event<VisitReversed> reversed;
    private final Clock clock;

    VisitPages(
            CurrentVisit current,
            RespondentScreens screens,
            Languages languages,
            Event<VisitReversed> reversed,
            Clock clock) {
        this.current = current;
        this.screens = screens;
        this.languages = languages;
        this.reversed = reversed;
        this.clock = clock;
    }

    @GET
    @Transactional
    public Response show(@QueryParam("lang") @Nullable String asked, @Context HttpHeaders headers) {
        Optional<Visit> found = current.found();
        if (found.isEmpty()) {
            return nobody(asked, headers);
        }
        Visit visit = found.get();
        visit.speak(asked, screens.languages(visit));
        return Response.ok(screens.of(visit)).build();
    }

    /** Whether the person watched as usual, asked at the end. */
    @POST
    @Path("seriousness")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    public Response tellSeriousness(@FormParam("serious") @DefaultValue("") String answer) {
        boolean serious =
                switch (answer) {
                    case "yes" -> true;
                    case "no" -> false;
                    default -> throw VisitRefused.unknownAnswer();
                };
        Visit visit = current.visit();
        if (visit.verdict().tellSeriousness(serious, clock.instant())) {
            reversed.fire(new VisitReversed(visit.id));
        }
        return Response.seeOther(URI.create(VisitCookie.PATH)).build();
    }

    private Response nobody(@Nullable String asked, HttpHeaders headers) {
        TemplateInstance page = screens.linkClosed(languages.choose(asked, headers), VisitCookie.PATH);
        return Response.status(Response.Status.NOT_FOUND).entity(page).build();
    }
}
