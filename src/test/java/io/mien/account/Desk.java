package io.mien.account;

import io.mien.platform.Ids;
import io.mien.tenancy.Tenant;
import io.mien.tenancy.TenantContext;
import io.mien.tenancy.TenantSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Decides which agency the person of {@code @TestSecurity} sits in, as the token's organization does outside tests. */
@ApplicationScoped
public class Desk implements TenantSource {
    @Nullable
    private volatile UUID seatedAt;

    @Inject
    SecurityIdentity identity;

    @Inject
    TenantContext tenants;

    /** A new agency, where staff sit from now on. */
    public UUID newAgency(String name) {
        UUID id = Ids.next();
        tenants.runAs(id, () -> QuarkusTransaction.requiringNew()
                .run(() -> tenant(id, name).persist()));
        seatedAt = id;
        return id;
    }

    public void sitAt(UUID tenant) {
        seatedAt = tenant;
    }

    public void leave() {
        seatedAt = null;
    }

    /** Does the work as the agency in a transaction. */
    public <T> T as(UUID tenant, Supplier<T> work) {
        return tenants.runAs(tenant, () -> QuarkusTransaction.requiringNew().call(work::get));
    }

    @Override
    public Optional<UUID> tenant() {
        return identity.isAnonymous() ? Optional.empty() : Optional.ofNullable(seatedAt);
    }

    private static Tenant tenant(UUID id, String name) {
        Tenant tenant = new Tenant();
        tenant.id = id;
        tenant.organizationId = "organization-" + id;
        tenant.alias = "agency-" + id;
        tenant.name = name;
        tenant.createdAt = Instant.now();
        return tenant;
    }
}
