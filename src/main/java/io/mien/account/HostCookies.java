package io.mien.account;

import io.mien.platform.MienConfig;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.impl.ServerCookie;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * On https the cookies of logins travel under names that begin with {@code __Host-}, so that no neighbour of this host can
 * plant one. Quarkus gives them other names, which are put on and taken off here; those that come without it are dropped.
 */
@ApplicationScoped
class HostCookies {
    private static final String HOST = "__Host-";
    private static final String LOGIN = "q_";

    private final boolean secure;

    HostCookies(MienConfig config) {
        this.secure = "https".equals(config.publicUrl().getScheme());
    }

    void install(@Observes Router router) {
        if (secure) {
            router.route().order(Integer.MIN_VALUE).handler(HostCookies::rename);
        }
    }

    private static void rename(RoutingContext context) {
        List<String> lines = context.request().headers().getAll(HttpHeaders.COOKIE);
        if (!lines.isEmpty()) {
            context.request().headers().set(HttpHeaders.COOKIE, inward(lines));
        }
        context.addHeadersEndHandler(ended -> outward(context));
        context.next();
    }

    private static String inward(List<String> lines) {
        return lines.stream()
                .flatMap(line -> Arrays.stream(line.split(";", -1)))
                .map(String::strip)
                .filter(cookie -> !cookie.startsWith(LOGIN))
                .map(cookie -> cookie.startsWith(HOST + LOGIN) ? cookie.substring(HOST.length()) : cookie)
                .collect(Collectors.joining("; "));
    }

    private static void outward(RoutingContext context) {
        HttpServerResponse response = context.response();
        List<Cookie> set = context.request().cookies().stream()
                .filter(cookie -> cookie.getName().startsWith(LOGIN))
                .filter(cookie -> cookie instanceof ServerCookie changing && changing.isChanged())
                .toList();
        for (Cookie cookie : set) {
            response.removeCookies(cookie.getName(), false);
            response.addCookie(Cookie.cookie(HOST + cookie.getName(), cookie.getValue())
                    .setPath("/")
                    .setSecure(true)
                    .setHttpOnly(true)
                    .setSameSite(cookie.getSameSite())
                    .setMaxAge(cookie.getMaxAge()));
        }
    }
}
