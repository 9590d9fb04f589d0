package io.mien.facialcoding;

import io.mien.tenancy.TenantContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** One process for a tenant's own models at a time, so that no tenant takes all of a machine's memory and cores. */
@ApplicationScoped
class OwnModelTurns {
    private final TenantContext tenants;
    private final Map<UUID, Semaphore> turns = new ConcurrentHashMap<>();

    OwnModelTurns(TenantContext tenants) {
        this.tenants = tenants;
    }

    /** The bound tenant's turn; whoever closes it gives it on. */
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    /** @return empty when another work of the tenant's holds the turn and keeps it for all of this time */
    Optional<Turn> take(Duration longestWait) {
        Semaphore turn = turns.computeIfAbsent(tenants.required(), tenant -> new Semaphore(1, true));
        try {
            return turn.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS)
                    ? Optional.of(turn::release)
                    : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
