package io.mien.account;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.OidcRedirectFilter;
import io.quarkus.oidc.Redirect;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which level a login is to reach: the login server is asked for it, and a cookie remembers that until the person is back.
 * Whoever comes back without it is not sent there again, which would go on for ever.
 */
@Unremovable
@ApplicationScoped
@Redirect(Redirect.Location.OIDC_AUTHORIZATION)
class LoginDemand implements OidcRedirectFilter {
    /** As cookies of logins begin, so that it travels under the host's name too. */
    private static final String ASKED = "q_level";

    private static final int UNAUTHORIZED = 401;
    private static final String WANTED = "mien.login.wanted";
    private static final String MISSED = "mien.login.missed";
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Pattern STATE = Pattern.compile("[?&]state=([^&]+)");

    private final LoginConfig config;

    LoginDemand(LoginConfig config) {
        this.config = config;
    }

    /** This tenant's members are to have the level. */
    static void want(@Nullable RoutingContext request, LoginLevel level) {
        if (request != null) {
            request.put(WANTED, level);
        }
    }

    static LoginLevel wanted(RoutingContext request) {
        return request.get(WANTED, LoginLevel.NONE);
    }

    /** The level for which the person who is back now was sent away. */
    static LoginLevel asked(RoutingContext landing) {
        Cookie asked = landing.request().getCookie(ASKED);
        String state = landing.request().getParam("state");
        if (asked == null || state == null || !asked.getValue().startsWith(state + '.')) {
            return LoginLevel.NONE;
        }
        return LoginLevel.named(asked.getValue().substring(state.length() + 1));
    }

    /** The login server has let the person go with less. */
    static void miss(RoutingContext landing, LoginLevel level) {
        landing.put(MISSED, level);
    }

    static LoginLevel missed(RoutingContext landing) {
        return landing.get(MISSED, LoginLevel.NONE);
    }

    /** What a program is told whose token was given for less, as RFC 9470 says it. */
    ChallengeData challenge(LoginLevel level) {
        return new ChallengeData(
                UNAUTHORIZED,
                HttpHeaders.WWW_AUTHENTICATE,
                "Bearer error=\"insufficient_user_authentication\", error_description=\"%s\", acr_values=\"%s\""
                        .formatted("The tenant asks its members for a second factor", level.acr(config)));
    }

    @Override
    public void filter(OidcRedirectContext redirect) {
        RoutingContext request = redirect.routingContext();
        LoginLevel level = wanted(request);
        if (LoginConfirmation.ADDRESS.equals(request.normalizedPath())) {
            level = level.orHigher(LoginLevel.named(request.request().getParam("level")));
            redirect.additionalQueryParams().set("prompt", "login");
        }
        if (level != LoginLevel.NONE) {
            redirect.additionalQueryParams().set("acr_values", level.acr(config));
            remember(request, redirect.redirectUri(), level);
        }
    }

    private static void remember(RoutingContext request, String address, LoginLevel level) {
        Matcher state = STATE.matcher(address);
        if (state.find()) {
            request.response()
                    .addCookie(Cookie.cookie(ASKED, state.group(1) + '.' + level.word())
                            .setPath("/")
                            .setHttpOnly(true)
                            .setSameSite(CookieSameSite.LAX)
                            .setMaxAge(PATIENCE.toSeconds()));
        }
    }
}
