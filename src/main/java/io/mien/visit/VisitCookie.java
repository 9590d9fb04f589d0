package io.mien.visit;

import io.mien.platform.Digest;
import io.mien.platform.PageHolder;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import java.util.Base64;
import java.util.Optional;

/** What lets a respondent into the visit: an opaque secret, made as the visit begins, of which only the digest is stored. */
@ApplicationScoped
public class VisitCookie implements PageHolder {
    public static final String PATH = "/visit";

    private static final String NAME = "mien_visit";

    private final RespondentCookie cookie;

    VisitCookie(RespondentCookie cookie) {
        this.cookie = cookie;
    }

    /** True of the respondent's pages and scripts; the staff pages under /visits are none of them. */
    static boolean covers(String path) {
        return path.equals(PATH) || path.startsWith(PATH + "/");
    }

    NewCookie of(String secret) {
        return cookie.of(NAME, PATH, secret);
    }

    public NewCookie forgotten() {
        return cookie.forgotten(NAME, PATH);
    }

    Optional<byte[]> digest(HttpServerRequest request) {
        return cookie.sent(request, NAME).map(Digest::of);
    }

    @Override
    public String home() {
        return PATH;
    }

    @Override
    public Optional<String> mark(RoutingContext request) {
        return digest(request.request()).map(Base64.getEncoder()::encodeToString);
    }
}
