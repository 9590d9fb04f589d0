package io.mien.visit;

import io.mien.fieldwork.FieldworkConfig;
import io.mien.platform.MienConfig;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import java.util.Iterator;
import java.util.Optional;

/**
 * How respondents' cookies are made and read. On https their names begin with {@code __Host-}: no neighbour of this host
 * can then set one, at the price of one path for all.
 */
@ApplicationScoped
class RespondentCookie {
    private static final String ROOT = "/";

    private final boolean secure;
    private final int seconds;

    RespondentCookie(MienConfig mien, FieldworkConfig config) {
        this.secure = "https".equals(mien.publicUrl().getScheme());
        this.seconds = (int) config.linkValidity().toSeconds();
    }

    NewCookie of(String name, String path, String value) {
        return cookie(name, path, value, seconds);
    }

    NewCookie forgotten(String name, String path) {
        return cookie(name, path, "", 0);
    }

    /** Nothing when it came twice: one of the two was planted, and nobody can say which. */
    Optional<String> sent(HttpServerRequest request, String name) {
        Iterator<Cookie> sent = request.cookies(named(name)).iterator();
        if (!sent.hasNext()) {
            return Optional.empty();
        }
        String value = sent.next().getValue();
        return sent.hasNext() || value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    private NewCookie cookie(String name, String path, String value, int maxAge) {
        return new NewCookie.Builder(named(name))
                .value(value)
                .path(secure ? ROOT : path)
                .maxAge(maxAge)
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    private String named(String name) {
        return secure ? "__Host-" + name : name;
    }
}
