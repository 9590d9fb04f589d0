package io.mien.platform;

import io.netty.channel.Channel;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Tells each connection's patience when a request begins and when it is answered. */
@ApplicationScoped
class Connections {
    private static final int ORDER = Integer.MIN_VALUE + 1;

    private final ConnectionPatience.Limits limits;

    Connections(HttpConfig config) {
        this.limits = ConnectionPatience.Limits.of(config);
        ConnectionOpening.limit(limits);
    }

    void install(@Observes Router router) {
        router.route().order(ORDER).handler(this::begin);
    }

    private void begin(RoutingContext context) {
        if (context.request().connection() instanceof ConnectionBase connection) {
            Channel channel = connection.channel();
            ConnectionPatience.watch(channel, limits);
            ConnectionPatience patience = channel.attr(ConnectionPatience.KEY).get();
            patience.begun();
            context.addEndHandler(ended -> channel.eventLoop().execute(() -> patience.answered(channel)));
        }
        context.next();
    }
}
