package io.mien.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PortsTest {
    @Test
    @Timeout(20)
    void aPageThatSaysWhyTheStartFailedIsNoApplication() throws Exception {
        // Given
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(asked.incrementAndGet() < 3 ? 500 : 302, -1);
            exchange.close();
        });
        server.start();

        // When
        Ports.awaitApplication(server.getAddress().getPort());

        // Then
        assertThat(asked).hasValue(3);
        server.stop(0);
    }
}
