package io.mien.tenancy;

import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The tenant of one request or one job run. Reached through a proxy, which passes method calls on to the request's own
 * instance but would keep a field of its own for all requests: so the field is private.
 */
@RequestScoped
class BoundTenant {
    @Nullable
    private UUID id;

    @Nullable
    UUID id() {
        return id;
    }

    void become(@Nullable UUID tenantId) {
        id = tenantId;
    }
}
