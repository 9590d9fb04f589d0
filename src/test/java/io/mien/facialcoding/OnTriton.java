package io.mien.facialcoding;

import io.mien.inference.triton.TestTriton;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** All models run on a Triton that the test starts, kills and brings back; it is away when the application starts. */
public class OnTriton implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "mien.inference.backend", "triton",
                "mien.inference.triton.url", "grpc://127.0.0.1:" + TestTriton.port(),
                "mien.inference.triton.deadline", "10s",
                "mien.inference.triton.pause", "200ms");
    }
}
