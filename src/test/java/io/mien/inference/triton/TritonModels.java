package io.mien.inference.triton;

import static org.awaitility.Awaitility.await;

import io.mien.inference.Backend;
import io.mien.inference.FaceModels;
import io.mien.inference.onnx.PackagedModels;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;

/** The packaged models on a real Triton. */
public final class TritonModels implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final TritonBackend backend;

    private TritonModels(TritonBackend backend) {
        this.backend = backend;
    }

    /** At the address that {@code TRITON_URL} names; waits until its detector is ready. */
    public static TritonModels atUrl() {
        Settings settings = Settings.of(URI.create(System.getenv("TRITON_URL")));
        try (TritonServer server = new TritonServer(settings)) {
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() ->
                            server.isReady(PackagedModels.models().detector().card()));
        }
        return new TritonModels(new TritonBackend(settings, Clock.systemUTC()));
    }

    public FaceModels models() {
        return PackagedModels.openedBy(Backend.TRITON, backend, "expression_frame");
    }

    @Override
    public void close() {
        backend.close();
    }
}
