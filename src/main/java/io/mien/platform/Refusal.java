package io.mien.platform;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Answers before any method of ours is reached, in the shape of every other failure. */
@ApplicationScoped
class Refusal {
    /** How long a refused sender may go on unheard: one that is cut at once never reads why. */
    private static final long LINGER_MS = 2_000;

    /** Drawn on the event loop, where nobody may be asked who is logged in: it holds sentences of ours alone. */
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%1$s</title></head>
            <body><main><h1>%1$s</h1><p>%2$s</p><p><a href="/">Go to the start page</a></p></main></body>
            </html>
            """;

    /** Answers; whatever of the body is still to come is not read. */
    void send(RoutingContext context, Problem problem) {
        leaveUnread(context);
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (problem instanceof Busy busy) {
            response.putHeader("Retry-After", busy.retryAfter());
        }
        Description description =
                new Description(problem.status(), problem.type(), problem.detail(), List.of(), Optional.empty());
        boolean forPerson = wantsPage(context.request());
        response.setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, forPerson ? "text/html;charset=UTF-8" : Problems.PROBLEM_JSON)
                .end(
                        forPerson
                                ? PAGE.formatted(description.title(), description.detail())
                                : new JsonObject(description.body()).encode());
    }

    /**
     * Ends the connection once the answer is sent: what follows on it is a body that nobody wants. Whoever looks for one
     * all the same finds it empty, and does not wait for it.
     */
    void leaveUnread(RoutingContext context) {
        if (context.request().isEnded()) {
            return;
        }
        ((RoutingContextInternal) context).setBody(Buffer.buffer());
        context.request().headers().remove(HttpHeaders.EXPECT);
        context.response().putHeader(HttpHeaders.CONNECTION, "close");
        context.addEndHandler(ended -> linger(context));
    }

    private static void linger(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.isEnded()) {
            return;
        }
        request.exceptionHandler(gone -> {});
        request.handler(discarded -> {});
        request.resume();
        context.vertx().setTimer(LINGER_MS, over -> request.connection().close());
    }

    private static boolean wantsPage(HttpServerRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return !String.valueOf(request.path()).startsWith("/api/") && accept != null && accept.contains("text/html");
    }
}
