package io.mien.visit;

import io.mien.platform.Digest;
import io.mien.platform.PageHolder;
import io.mien.platform.Tokens;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What the page of a link leaves with a browser, so that the form sent twice begins one visit and the link, opened
 * again, leads back to it. It opens no visit: whoever planted it learns nothing.
 */
@ApplicationScoped
class DoorCookie implements PageHolder {
    private static final String NAME = "mien_door_";
    private static final String FRESH = DoorCookie.class.getName();
    private static final int NAMED_BY_BYTES = 8;

    private final RespondentCookie cookie;

    DoorCookie(RespondentCookie cookie) {
        this.cookie = cookie;
    }

    /** A new one for the page that is being drawn. */
    String fresh(RoutingContext request) {
        String secret = Tokens.next();
        request.put(FRESH, secret);
        return secret;
    }

    NewCookie of(String token, String secret) {
        return cookie.of(name(token), home() + '/' + token, secret);
    }

    Optional<String> sent(RoutingContext request, String token) {
        return cookie.sent(request.request(), name(token));
    }

    @Override
    public String home() {
        return "/i";
    }

    @Override
    public Optional<String> mark(RoutingContext request) {
        String token = request.normalizedPath()
                .substring(
                        Math.min(home().length() + 1, request.normalizedPath().length()));
        return Optional.ofNullable(request.<String>get(FRESH))
                .or(() -> sent(request, token))
                .map(secret -> Base64.getEncoder().encodeToString(Digest.of(token + '\n' + secret)));
    }

    /** A browser may hold several: on https they share one path. */
    private static String name(String token) {
        return NAME + HexFormat.of().formatHex(Digest.of(token), 0, NAMED_BY_BYTES);
    }
}
