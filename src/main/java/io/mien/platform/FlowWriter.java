package io.mien.platform;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/** Sends flows without a thread of their own. */
@Provider
public class FlowWriter implements ServerMessageBodyWriter<Flow> {
    @Inject
    HttpConfig config;

    @Inject
    Backlog backlog;

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, ResteasyReactiveResourceInfo target, MediaType media) {
        return type == Flow.class;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType media) {
        return type == Flow.class;
    }

    @Override
    public void writeResponse(Flow flow, Type genericType, ServerRequestContext context) {
        ResteasyReactiveRequestContext request = (ResteasyReactiveRequestContext) context;
        request.suspend();
        HttpServerResponse response = request.serverRequest().unwrap(HttpServerResponse.class);
        RoutingContext routing = request.serverRequest().unwrap(RoutingContext.class);
        response.putHeader("Content-Length", Long.toString(flow.length()));
        Backlog.handedOver(routing);
        new Outflow(flow, routing, backlog, Pace.of(config), request::resume).begin();
    }

    @Override
    public void writeTo(
            Flow flow,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream out) {
        throw new UnsupportedOperationException("A flow is sent by the server itself");
    }
}
