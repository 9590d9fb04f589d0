package io.mien.account;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The cookies of logins, as Quarkus names them: one of a login that stands, one for each that was begun. */
@ApplicationScoped
class LoginCookies {
    private static final String LANDING = "/signed-in";

    private static final String STANDING = "q_session";
    private static final String BEGUN = "q_auth";

    private final LoginConfig config;

    LoginCookies(LoginConfig config) {
        this.config = config;
    }

    /** True where the login server sends people back to. */
    static boolean isLanding(@Nullable RoutingContext context) {
        return context != null && LANDING.equals(context.normalizedPath());
    }

    /**
     * Somebody who comes from the login server with a code that was asked for here has that code redeemed, also when
     * another tab logged in meanwhile: so each tab ends at the page it wanted.
     */
    void preferCode(RoutingContext context) {
        String state = context.request().getParam("state");
        if (!isLanding(context) || state == null) {
            return;
        }
        List<String> sent = sentCookies(context);
        if (sent.stream().anyMatch(cookie -> cookie.startsWith(BEGUN + '_' + state + '='))) {
            context.request()
                    .headers()
                    .set(
                            HttpHeaders.COOKIE,
                            sent.stream()
                                    .filter(cookie -> !cookie.startsWith(STANDING))
                                    .collect(Collectors.joining("; ")));
        }
    }

    /** Browsers send the oldest first; with these the header would in the end outgrow what servers accept. */
    void forgetOldest(RoutingContext context) {
        List<String> begun = sentCookies(context).stream()
                .filter(cookie -> cookie.startsWith(BEGUN))
                .map(cookie -> cookie.substring(0, Math.max(0, cookie.indexOf('='))))
                .toList();
        begun.subList(0, Math.max(0, begun.size() - config.openLogins() + 1)).forEach(name -> context.response()
                .addCookie(Cookie.cookie(name, "").setPath("/").setMaxAge(0).setHttpOnly(true)));
    }

    private static List<String> sentCookies(RoutingContext context) {
        return context.request().headers().getAll(HttpHeaders.COOKIE).stream()
                .flatMap(line -> Arrays.stream(line.split(";", -1)))
                .map(String::strip)
                .toList();
    }
}
