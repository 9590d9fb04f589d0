package io.mien.platform;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * How much of an answer waits in the kernel for a client. By itself Linux lets that grow to 4 MB for each connection: a
 * thousand clients that read nothing would have a few gigabytes read and copied for them before anybody sees that they
 * are slow, and everybody else waits for as long as that takes.
 */
@ApplicationScoped
class SendBuffer implements HttpServerOptionsCustomizer {
    private final int bytes;

    SendBuffer(HttpConfig config) {
        this.bytes = Math.toIntExact(config.sendBuffer().asLongValue());
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setSendBufferSize(bytes);
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        options.setSendBufferSize(bytes);
    }
}
