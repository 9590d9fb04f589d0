package io.mien.fieldwork;

import io.mien.fieldwork.RespondentPages.Terms;
import io.mien.platform.Digest;
import io.mien.platform.ServerKey;
import io.mien.privacy.Consent;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
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
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The respondent's pages after the link: one address, whose page follows the visit's stage. */
@Path(VisitCookie.PATH)
@PermitAll
@Produces(MediaType.TEXT_HTML)
class VisitPages {
    private static final URI VISIT = URI.create(VisitCookie.PATH);
    private static final List<String> PURPOSES = List.of("webcam-recording", "expression-recognition");

    private final CurrentVisit visit;
    private final RespondentScreens screens;
    private final Languages languages;
    private final Withdrawal withdrawal;
    private final VisitCookie cookie;
    private final ServerKey key;
    private final Clock clock;

    VisitPages(
            CurrentVisit visit,
            RespondentScreens screens,
            Languages languages,
            Withdrawal withdrawal,
            VisitCookie cookie,
            ServerKey key,
            Clock clock) {
        this.visit = visit;
        this.screens = screens;
        this.languages = languages;
        this.withdrawal = withdrawal;
        this.cookie = cookie;
        this.key = key;
        this.clock = clock;
    }

    @GET
    @Transactional
    public Response show(@QueryParam("lang") @Nullable String asked, @Context HttpHeaders headers) {
        return visit.found()
                .map(session -> {
                    session.speak(asked, screens.languages(session));
                    return Response.ok(screens.of(session)).build();
                })
                .orElseGet(() -> nobody(asked, headers));
    }

    @POST
    @Path("consent")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    public Response consent(
            @FormParam("notice") @Nullable String notice,
            @FormParam("age") @Nullable String age,
            @FormParam("agree") @Nullable String agree) {
        RespondentSession session = visit.session();
        session.takeCamera();
        if (!session.hasConsented() && Stream.of(notice, age, agree).anyMatch(tick -> !"yes".equals(tick))) {
            return Response.status(422)
                    .entity(screens.consentIncomplete(session))
                    .build();
        }
        if (!session.hasConsented()) {
            session.consent(ReceiptCode.of(key, session.id).digest(), clock.instant());
            Consent.give(session.id, text(session), session.language, PURPOSES, clock.instant());
        }
        return Response.seeOther(VISIT).build();
    }

    @POST
    @Path("refusal")
    @Transactional
    public Response refuse() {
        visit.session().decline(clock.instant());
        return Response.seeOther(VISIT).build();
    }

    /** Answered alike when everything is gone already, so that asking twice does no harm. */
    @POST
    @Path("withdrawal")
    public Response withdraw(@QueryParam("lang") @Nullable String asked, @Context HttpHeaders headers) {
        Language language = languages.choose(asked, headers);
        withdrawal.of(visit::found, "respondent");
        return Response.ok(screens.withdrawn(language))
                .cookie(cookie.forgotten(VisitCookie.PATH))
                .build();
    }

    private Consent.Text text(RespondentSession session) {
        return new Consent.Text(Terms.VERSION, Digest.of(screens.consentText(session)));
    }

    private Response nobody(@Nullable String asked, HttpHeaders headers) {
        TemplateInstance page = screens.linkClosed(languages.choose(asked, headers), VisitCookie.PATH);
        return Response.status(Response.Status.NOT_FOUND).entity(page).build();
    }
}
