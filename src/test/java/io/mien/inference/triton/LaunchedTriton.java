package io.mien.inference.triton;

import static org.awaitility.Awaitility.await;

import io.mien.inference.ModelCard;
import io.mien.inference.StandIns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** A real Triton Inference Server as a child process. */
final class LaunchedTriton implements RestartableTriton {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final ModelCard LAST_TO_COME = StandIns.sequence();

    private final String launcher;
    private final int port;
    private Process process;

    LaunchedTriton(String launcher, int port) {
        this.launcher = launcher;
        this.port = port;
    }

    @Override
    public void start() {
        try {
            process = new ProcessBuilder(launcher, String.valueOf(port))
                    .redirectErrorStream(true)
                    .redirectOutput(Path.of("target/triton-" + port + ".log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Settings settings = Settings.of(URI.create("grpc://127.0.0.1:" + port));
        try (TritonServer server = new TritonServer(settings)) {
            await().atMost(PATIENCE).ignoreExceptions().until(() -> {
                server.reconnect();
                return server.isReady(LAST_TO_COME);
            });
        }
    }

    /** Without a warning; what it started falls with it. */
    @Override
    public void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
    }
}
