package io.mien.launch;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;

/** Which port a server of ours may take. */
final class Ports {
    private static final Duration POLL = Duration.ofMillis(200);

    private Ports() {}

    /** The wanted port if it is free, any free one when 0 is wanted; otherwise a sentence naming the setting. */
    static int choose(int wanted, String what, String setting) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw StartRefused.portTaken(wanted, what, setting);
        }
    }

    /** Refuses to go on when somebody listens there already, on any address. */
    static void require(int port, String what, String setting) {
        choose(port, what, setting);
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
        } catch (IOException e) {
            throw StartRefused.portTaken(port, what, setting);
        }
    }

    /**
     * Returns once the application answers at the port, however long that takes. An answer of 500 does not count: in dev mode it is
     * the page that says why the application could not start.
     */
    static void awaitApplication(int port) throws InterruptedException {
        while (!answers(port)) {
            Thread.sleep(POLL.toMillis());
        }
    }

    private static boolean answers(int port) {
        try {
            HttpURLConnection asked = (HttpURLConnection)
                    URI.create("http://127.0.0.1:%d/".formatted(port)).toURL().openConnection();
            asked.setInstanceFollowRedirects(false);
            return asked.getResponseCode() < HttpURLConnection.HTTP_INTERNAL_ERROR;
        } catch (IOException e) {
            return false;
        }
    }
}
