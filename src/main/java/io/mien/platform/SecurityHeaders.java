package io.mien.platform;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fixed set of headers on every answer, errors included. A page may loosen one by setting it itself. Quarkus could set
 * three of them by configuration ({@code quarkus.http.header}); the others depend on the path or the public address, and the
 * set is easier to judge in one place.
 */
@ApplicationScoped
class SecurityHeaders {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self'; font-src 'self'; "
            + "form-action 'self' %s; base-uri 'none'; ";

    /** The form of a question shows its preview beside it; nothing else is framed, and by nobody else. */
    private static final Pattern QUESTION = Pattern.compile("/campaigns/[^/]+/survey/questions/[^/]+(/preview)?");

    private final MienConfig config;

    SecurityHeaders(MienConfig config) {
        this.config = config;
    }

    void install(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::add);
    }

    private void add(RoutingContext context) {
        HttpServerResponse response = context.response();
        String path = context.normalizedPath();
        context.addHeadersEndHandler(ended -> {
            setIfAbsent(response, "Content-Security-Policy", POLICY.formatted(config.publicUrl()) + frames(path));
            setIfAbsent(response, "X-Content-Type-Options", "nosniff");
            // Not "no-referrer": browsers would hide the origin of our own forms, by which they are told from others'
            setIfAbsent(response, "Referrer-Policy", "same-origin");
            setIfAbsent(response, "Cross-Origin-Opener-Policy", "same-origin");
            setIfAbsent(response, "Permissions-Policy", permissions(path));
            if (!path.startsWith("/static/")) {
                setIfAbsent(response, "Cache-Control", "no-store");
            }
            if ("https".equals(config.publicUrl().getScheme())) {
                setIfAbsent(response, "Strict-Transport-Security", "max-age=31536000; includeSubDomains");
            }
        });
        context.next();
    }

    private static String frames(String path) {
        Matcher question = QUESTION.matcher(path);
        if (!question.matches()) {
            return "frame-ancestors 'none'";
        }
        return question.group(1) == null ? "frame-src 'self'; frame-ancestors 'none'" : "frame-ancestors 'self'";
    }

    /** Only the respondent's pages may ask for the camera. */
    private static String permissions(String path) {
        boolean respondent = path.equals("/visit") || path.startsWith("/visit/") || path.startsWith("/i/");
        return "camera=(" + (respondent ? "self" : "") + "), microphone=(), geolocation=(), browsing-topics=()";
    }

    private static void setIfAbsent(HttpServerResponse response, String name, String value) {
        if (!response.headers().contains(name)) {
            response.putHeader(name, value);
        }
    }
}
