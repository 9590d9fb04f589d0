package io.mien.inference.triton;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** The Triton of a test that starts the whole application: a real one where TRITON_LAUNCHER names a script for it. */
public final class TestTriton {
    private static final String PORT = "test-triton.port";

    private TestTriton() {}

    /** Free when first asked for; a system property, because Quarkus may load this class more than once in a run. */
    public static synchronized int port() {
        if (System.getProperty(PORT) == null) {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                System.setProperty(PORT, String.valueOf(socket.getLocalPort()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Integer.getInteger(PORT);
    }

    /** Not yet started. */
    public static RestartableTriton atPort() throws IOException {
        String launcher = System.getenv("TRITON_LAUNCHER");
        return launcher == null ? new ProtocolServer(port(), Served.cards()) : new LaunchedTriton(launcher, port());
    }
}
