package io.mien.tenancy;

import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The tenant of one request or one job run, and which of its clients. Reached through a proxy, which passes method calls on
 * to the request's own instance but would keep a field of its own for all requests: so the fields are private.
 */
@RequestScoped
class BoundTenant {
    @Nullable
    private UUID id;

    @Nullable
    private ClientScope clients;

    @Nullable
    UUID id() {
        return id;
    }

    /** Null until somebody asked which clients the person may see. */
    @Nullable
    ClientScope clients() {
        return clients;
    }

    void become(@Nullable UUID tenantId, @Nullable ClientScope scope) {
        id = tenantId;
        clients = scope;
    }
}
