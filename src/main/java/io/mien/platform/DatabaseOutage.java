package io.mien.platform;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;

/** A database that is away for a moment is no fault of the request: whoever asks is told to come again. */
class DatabaseOutage {
    private static final int FIRST = 10_000;

    /** Failures before any resource is reached, as while a login is looked up. */
    void register(@Observes Filters filters) {
        filters.register(
                context -> {
                    context.addHeadersEndHandler(sent -> correct(context));
                    context.next();
                },
                FIRST);
    }

    private static void correct(RoutingContext context) {
        HttpServerResponse response = context.response();
        if (response.getStatusCode() == 500 && DatabaseFailure.isAway(context.failure())) {
            response.setStatusCode(503)
                    .putHeader("Retry-After", String.valueOf(DatabaseFailure.RETRY_AFTER.toSeconds()));
        }
    }
}
