package io.mien.tenancy;

import io.mien.platform.Ids;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;

/** Makes a tenant of its own for each test and works as one. */
@ApplicationScoped
public class TestTenants {
    private final TenantContext context;

    TestTenants(TenantContext context) {
        this.context = context;
    }

    /** A new tenant whose organization id is its own id. */
    public UUID create(String alias) {
        UUID id = Ids.next();
        as(id, () -> {
            Tenant.register(new Tenant.Registration(id.toString(), alias + "-" + id, alias), Instant.EPOCH);
            return id;
        });
        return id;
    }

    /** Does the work as the tenant in a transaction of its own. */
    public <T> T as(UUID tenantId, Supplier<T> work) {
        return context.runAs(tenantId, () -> QuarkusTransaction.requiringNew().call(work::get));
    }
}
