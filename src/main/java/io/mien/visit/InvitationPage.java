package io.mien.visit;

import io.mien.fieldwork.FieldworkConfig;
import io.mien.language.Language;
import io.mien.language.Languages;
import io.mien.language.SpokenLanguage;
import io.mien.platform.RateLimit;
import io.mien.platform.Tokens;
import io.mien.visit.Visitors.Door;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
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
    private final DoorCookie doorCookie;
    private final RateLimit turnstile;
    private final FieldworkConfig config;

    InvitationPage(
            Visitors visitors,
            RespondentScreens screens,
            Languages languages,
            VisitCookie cookie,
            DoorCookie doorCookie,
            RateLimit turnstile,
            FieldworkConfig config) {
        this.visitors = visitors;
        this.screens = screens;
        this.languages = languages;
        this.cookie = cookie;
        this.doorCookie = doorCookie;
        this.turnstile = turnstile;
        this.config = config;
    }

    @GET
    public Response show(
            @PathParam("token") String token,
            @QueryParam("lang") @Nullable String asked,
            @Context HttpHeaders headers,
            @Context RoutingContext request) {
        Knock knock = new Knock(token, asked, headers, request);
        return visitors.atDoor(token, known(knock), door -> landing(door, knock))
                .orElseGet(() -> closed(knock));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response enter(
            @PathParam("token") String token,
            @QueryParam("lang") @Nullable String asked,
            @FormParam("camera") @DefaultValue("") String camera,
            @Context HttpHeaders headers,
            @Context RoutingContext request) {
        turnstile.pass("visit", request.request().remoteAddress().hostAddress(), config.visitsAMinute());
        Knock knock = new Knock(token, asked, headers, request);
        boolean cameraFree = "none".equals(camera);
        return visitors.atDoor(token, known(knock), door -> begun(door, knock, cameraFree))
                .orElseGet(() -> closed(knock));
    }

    /** Who stands at the door, with what. */
    private record Knock(String token, @Nullable String asked, HttpHeaders headers, RoutingContext request) {

        String language(Door door) {
            return SpokenLanguage.choose(
                    door.languages().stream().map(Language::tag).toList(), asked, headers.getAcceptableLanguages());
        }
    }

    private @Nullable String known(Knock knock) {
        return doorCookie.sent(knock.request(), knock.token()).orElse(null);
    }

    private Response landing(Door door, Knock knock) {
        if (door.leadsBack()) {
            return Response.seeOther(VISIT).build();
        }
        if (door.visit().filter(visit -> visit.admitting().isReconsiderable()).isPresent()) {
            return Response.ok(screens.declined(door, knock.token(), knock.language(door)))
                    .build();
        }
        String known = door.visit().isPresent() ? null : known(knock);
        String secret = known == null ? doorCookie.fresh(knock.request()) : known;
        return Response.ok(screens.landing(door, knock.token(), knock.language(door)))
                .cookie(doorCookie.of(knock.token(), secret))
                .build();
    }

    /** The secret of the visit is made now: one that the browser held before may be known to others. */
    private Response begun(Door door, Knock knock, boolean cameraFree) {
        String secret = Tokens.next();
        String language = knock.language(door);
        boolean fresh = cameraFree
                ? visitors.enterWithoutCamera(door, secret, language)
                : visitors.enter(door, secret, language);
        Response.ResponseBuilder toVisit = Response.seeOther(VISIT);
        return (fresh ? toVisit.cookie(cookie.of(secret)) : toVisit).build();
    }

    private Response closed(Knock knock) {
        return Response.status(Response.Status.NOT_FOUND)
                .entity(screens.linkClosed(languages.choose(knock.asked(), knock.headers()), "/i/" + knock.token()))
                .build();
    }
}
