package io.mien.visit;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * The server takes large bodies because staff upload videos. Respondents need no account, so what they send is measured
 * before it is read; uploads are left out, they are never held in memory and have limits of their own.
 */
@ApplicationScoped
class BodyLimit {
    /** A timing log is the largest thing sent in one piece; one that is somewhat larger is still told why it is refused. */
    private static final long MAX_BYTES = TimingLogBody.MAX_BYTES + 1024 * 1024;

    private static final List<String> PREFIXES = List.of("/i/", "/receipt", "/certificate");

    void install(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE + 1).handler(BodyLimit::measure);
    }

    private static void measure(RoutingContext context) {
        HttpServerRequest request = context.request();
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (!isRespondents(context.normalizedPath())) {
            context.next();
        } else if (request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            refuse(context, 411, "length-required", "Say how long the body is.");
        } else if (length != null && !isSmall(length)) {
            refuse(context, 413, "too-large", "That is larger than this address accepts.");
        } else {
            context.next();
        }
    }

    private static boolean isRespondents(String path) {
        boolean respondent = VisitCookie.covers(path) || PREFIXES.stream().anyMatch(path::startsWith);
        return respondent && !path.startsWith(VisitPlans.UPLOADS + "/");
    }

    private static boolean isSmall(String length) {
        try {
            return Long.parseLong(length) <= MAX_BYTES;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static void refuse(RoutingContext context, int status, String type, String detail) {
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end("{\"type\":\"urn:mien:problem:%s\",\"status\":%d,\"detail\":\"%s\"}"
                        .formatted(type, status, detail));
    }
}
