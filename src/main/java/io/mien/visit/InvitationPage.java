package io.mien.visit;

import io.mien.fieldwork.FieldworkConfig;
import io.mien.language.Language;
import io.mien.language.Languages;
import io.mien.language.SpokenLanguage;
import io.mien.platform.RateLimit;
import io.mien.platform.Tokens;
import io.mien.visit.Visitors.Door;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
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
    private final RateLimit turnstile;
    private final FieldworkConfig config;

    InvitationPage(
            Visitors visitors,
            RespondentScreens screens,
            Languages languages,
            VisitCookie cookie,
            RateLimit turnstile,
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
        Knock knock = new Knock(token, asked, secret, headers);
        return visitors.atDoor(token, secret, door -> landing(door, knock)).orElseGet(() -> closed(knock));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response enter(
            @PathParam("token") String token,
            @QueryParam("lang") @Nullable String asked,
            @FormParam("camera") @DefaultValue("") String camera,
            @CookieParam(VisitCookie.NAME) @Nullable String secret,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        turnstile.pass("visit", request.remoteAddress().hostAddress(), config.visitsAMinute());
        Knock knock = new Knock(token, asked, secret, headers);
        boolean cameraFree = "none".equals(camera);
        return visitors.atDoor(token, secret, door -> cameraFree ? begunWithoutCamera(door, knock) : begun(door, knock))
                .orElseGet(() -> closed(knock));
    }

    /** Who stands at the door, with what. */
    private record Knock(
            String token, @Nullable String asked, @Nullable String secret, HttpHeaders headers) {

        String language(Door door) {
            return SpokenLanguage.choose(
                    door.languages().stream().map(Language::tag).toList(), asked, headers.getAcceptableLanguages());
        }
    }

    private Response landing(Door door, Knock knock) {
        if (door.visit().filter(visit -> !visit.isOver()).isPresent()) {
            return Response.seeOther(VISIT).build();
        }
        return Response.ok(screens.landing(door, knock.token(), knock.language(door)))
                .cookie(cookie.of(fresh(door, knock.secret()), "/i/" + knock.token()))
                .build();
    }

    private Response begun(Door door, Knock knock) {
        String secret = fresh(door, knock.secret());
        visitors.enter(door, secret, knock.language(door));
        return toVisit(secret, knock);
    }

    private Response begunWithoutCamera(Door door, Knock knock) {
        String secret = fresh(door, knock.secret());
        visitors.enterWithoutCamera(door, secret, knock.language(door));
        return toVisit(secret, knock);
    }

    private Response toVisit(String secret, Knock knock) {
        return Response.seeOther(VISIT)
                .cookie(cookie.of(secret, VisitCookie.PATH), cookie.of(secret, "/i/" + knock.token()))
                .build();
    }

    private Response closed(Knock knock) {
        return Response.status(Response.Status.NOT_FOUND)
                .entity(screens.linkClosed(languages.choose(knock.asked(), knock.headers()), "/i/" + knock.token()))
                .build();
    }

    /** The browser's secret, or a new one where it has none or used it up in a preview. */
    private static String fresh(Door door, @Nullable String secret) {
        boolean usedUp = door.visit().filter(Visit::isOver).isPresent();
        return secret == null || usedUp ? Tokens.next() : secret;
    }
}
