package io.mien.platform;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A database that is away for a moment is no fault of the request: whoever asks is told to come again. */
class DatabaseOutage {
    /** The embedded PostgreSQL is back sooner. */
    static final String RETRY_AFTER = "10";

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
        if (response.getStatusCode() == 500 && caused(context.failure())) {
            response.setStatusCode(503).putHeader("Retry-After", RETRY_AFTER);
        }
    }

    /** Whether the connection failed and not what was asked: classes 08 and 57P of SQLSTATE. */
    static boolean caused(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isConnection(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isConnection(@Nullable String state) {
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }
}
