package io.mien.platform;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Hands a body that lies in a file to whatever reads bodies. */
class ArrivedBodies {
    @Inject
    CurrentVertxRequest current;

    @ServerRequestFilter(preMatching = true)
    void hand(ContainerRequestContext request) {
        RoutingContext context = current.getCurrent();
        ArrivedBody body = context == null ? null : context.get(ArrivedBody.KEY);
        if (body != null) {
            request.setEntityStream(body.stream());
        }
    }
}
