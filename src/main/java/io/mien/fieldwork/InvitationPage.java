package io.mien.fieldwork;

import io.mien.fieldwork.Visitors.Door;
import io.mien.platform.Tokens;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A link: looking at it changes nothing, because mail scanners do; the form begins the visit. */
@Path("/i/{token}")
@PermitAll
@Produces(MediaType.TEXT_HTML)
class InvitationPage {
    private static final URI VISIT = URI.create(VisitCookie.PATH);

    private final Visitors visitors;
    private final RespondentScreens screens;
    private final Languages languages;
    private final VisitCookie cookie;
    private final Turnstile turnstile;
    private final FieldworkConfig config;

    InvitationPage(
            Visitors visitors,
            RespondentScreens screens,
            Languages languages,
            VisitCookie cookie,
            Turnstile turnstile,
            FieldworkConfig config) {
        this.visitors = visitors;
        this.screens = screens;
        this.languages = languages;
        this.cookie = cookie;
        this.turnstile = turnstile;
        this.config = config;
    }

    @GET
    public Response show(
            @PathParam("token") String token,
            @QueryParam("lang") @Nullable String asked,
            @CookieParam(VisitCookie.NAME) @Nullable String secret,
            @Context HttpHeaders headers) {
        return visitors.atDoor(token, secret, door -> landing(door, token, asked, secret, headers))
                .orElseGet(() -> closed(token, asked, headers));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response enter(
            @PathParam("token") String token,
            @QueryParam("lang") @Nullable String asked,
            @CookieParam(VisitCookie.NAME) @Nullable String secret,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        turnstile.pass("visit", request.remoteAddress().hostAddress(), config.visitsAMinute());
        return visitors.atDoor(token, secret, door -> begun(door, token, asked, secret, headers))
                .orElseGet(() -> closed(token, asked, headers));
    }

    private Response landing(
            Door door, String token, @Nullable String asked, @Nullable String secret, HttpHeaders headers) {
        if (door.visit().filter(visit -> !visit.isOver()).isPresent()) {
            return Response.seeOther(VISIT).build();
        }
        return Response.ok(screens.landing(door, token, language(door, asked, headers)))
                .cookie(cookie.of(fresh(door, secret), "/i/" + token))
                .build();
    }

    private Response begun(
            Door door, String token, @Nullable String asked, @Nullable String secret, HttpHeaders headers) {
        String visit = fresh(door, secret);
        visitors.enter(door, visit, language(door, asked, headers));
        return Response.seeOther(VISIT)
                .cookie(cookie.of(visit, VisitCookie.PATH), cookie.of(visit, "/i/" + token))
                .build();
    }

    private Response closed(String token, @Nullable String asked, HttpHeaders headers) {
        return Response.status(Response.Status.NOT_FOUND)
                .entity(screens.linkClosed(languages.choose(asked, headers), "/i/" + token))
                .build();
    }

    private static String language(Door door, @Nullable String asked, HttpHeaders headers) {
        return SpokenLanguage.choose(
                door.languages().stream().map(Language::tag).toList(), asked, headers.getAcceptableLanguages());
    }

    /** The browser's secret, or a new one where it has none or used it up in a preview. */
    private static String fresh(Door door, @Nullable String secret) {
        boolean usedUp = door.visit().filter(RespondentSession::isOver).isPresent();
        return secret == null || usedUp ? Tokens.next() : secret;
    }
}
