package io.mien.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server of one film that holds the second half back until told, so that a player runs dry as on a bad line. */
public final class VideoInParts implements AutoCloseable {
    private final byte[] film;
    private final CountDownLatch rest = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    public VideoInParts(Path mp4) throws IOException {
        film = Files.readAllBytes(mp4);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::send);
        server.setExecutor(threads);
        server.start();
    }

    public String address() {
        return "http://localhost:" + server.getAddress().getPort() + "/film.mp4";
    }

    public void sendRest() {
        rest.countDown();
    }

    private void send(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "video/mp4");
        exchange.sendResponseHeaders(200, film.length);
        try (OutputStream out = exchange.getResponseBody()) {
            int half = film.length / 2;
            out.write(film, 0, half);
            out.flush();
            rest.await();
            out.write(film, half, film.length - half);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        sendRest();
        server.stop(0);
        threads.shutdownNow();
    }
}
