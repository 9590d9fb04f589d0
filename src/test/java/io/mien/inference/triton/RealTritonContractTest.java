package io.mien.inference.triton;

import static org.awaitility.Awaitility.await;

import io.mien.inference.Model;
import io.mien.inference.ModelCard;
import io.mien.inference.ModelContract;
import io.mien.inference.StandIns;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The same against a real Triton Inference Server, such as inference/triton starts. */
@EnabledIfEnvironmentVariable(
        named = "TRITON_URL",
        matches = "grpcs?://.+",
        disabledReason = "TRITON_URL names no Triton; inference/triton starts one")
class RealTritonContractTest extends ModelContract {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static TritonBackend backend;

    @BeforeAll
    static void waitForIt() {
        Settings settings = Settings.of(URI.create(System.getenv("TRITON_URL")));
        try (TritonServer server = new TritonServer(settings)) {
            await().atMost(PATIENCE).ignoreExceptions().until(() -> server.isReady(StandIns.sequence()));
        }
        backend = new TritonBackend(settings, Clock.systemUTC());
    }

    @AfterAll
    static void end() {
        backend.close();
    }

    @Override
    protected Model open(ModelCard card) {
        return backend.open(card);
    }
}
