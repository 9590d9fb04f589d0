package io.mien.platform;

import java.io.IOException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Without its store a process can take in no video and play none. */
@Readiness
class StoreReadiness implements HealthCheck {
    private final ObjectStore store;

    StoreReadiness(ObjectStore store) {
        this.store = store;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            store.requireReady();
            return HealthCheckResponse.up("Object store");
        } catch (IOException e) {
            return HealthCheckResponse.down("Object store");
        }
    }
}
