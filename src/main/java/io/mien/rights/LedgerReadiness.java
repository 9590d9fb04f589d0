package io.mien.rights;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Nobody is served before what the ledger of erasures names is gone. */
@Readiness
class LedgerReadiness implements HealthCheck {
    private final LedgerReplay replay;

    LedgerReadiness(LedgerReplay replay) {
        this.replay = replay;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Ledger of erasures")
                .status(replay.isDone())
                .build();
    }
}
