package io.mien.inference.triton;

import io.mien.inference.Model;
import io.mien.inference.ModelCard;
import io.mien.inference.ModelContract;
import java.io.IOException;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The gRPC adapter against a server of ours that speaks Triton's protocol. */
class ProtocolContractTest extends ModelContract {
    private static ProtocolServer server;
    private static TritonBackend backend;

    @BeforeAll
    static void serve() throws IOException {
        server = new ProtocolServer(0, Served.cards());
        server.start();
        backend = new TritonBackend(Settings.of(server.url()), Clock.systemUTC());
    }

    @AfterAll
    static void end() {
        backend.close();
        server.close();
    }

    @Override
    protected Model open(ModelCard card) {
        return backend.open(card);
    }
}
