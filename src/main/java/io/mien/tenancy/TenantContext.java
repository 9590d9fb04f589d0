package io.mien.tenancy;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Status;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Which tenant the current work belongs to. Nothing is a tenant by default: staff become one by their token (a {@link
 * TenantSource}), respondents and jobs by {@link #runAs} or {@link #bind}.
 */
@ApplicationScoped
public class TenantContext {
    private final BoundTenant bound;
    private final Instance<TenantSource> sources;
    private final ClientSource clients;

    TenantContext(BoundTenant bound, Instance<TenantSource> sources, ClientSource clients) {
        this.bound = bound;
        this.sources = sources;
        this.clients = clients;
    }

    /** The bound tenant, or nothing: then no row is visible. */
    public Optional<UUID> current() {
        if (!Arc.container().requestContext().isActive()) {
            return Optional.empty();
        }
        if (bound.id() == null) {
            sources.stream()
                    .flatMap(source -> source.tenant().stream())
                    .findFirst()
                    .ifPresent(tenant -> bound.become(tenant, null));
        }
        return Optional.ofNullable(bound.id());
    }

    /** The bound tenant; throws when there is none. */
    public UUID required() {
        return current().orElseThrow(NoTenantBound::new);
    }

    /** Which clients the bound tenant's work may see: all of them, unless the person is a client-viewer. */
    ClientScope clients(UUID tenantId) {
        ClientScope scope = bound.clients();
        if (scope == null) {
            scope = clients.clients(tenantId);
            bound.become(tenantId, scope);
        }
        return scope;
    }

    /** Binds the rest of this request to a tenant; a request never changes its tenant. */
    public void bind(UUID tenantId) {
        refuseSwitchInTransaction(tenantId);
        UUID before = bound.id();
        if (before != null && !before.equals(tenantId)) {
            throw new IllegalStateException("This request is bound to another tenant already");
        }
        bound.become(tenantId, ClientScope.ALL);
    }

    /** Does the work as the tenant, in a request context of its own when none is active, and restores what was bound. */
    public <T> T runAs(UUID tenantId, Supplier<T> work) {
        ManagedContext context = Arc.container().requestContext();
        if (context.isActive()) {
            return runBound(tenantId, work);
        }
        context.activate();
        try {
            return runBound(tenantId, work);
        } finally {
            context.terminate();
        }
    }

    public void runAs(UUID tenantId, Runnable work) {
        runAs(tenantId, () -> {
            work.run();
            return Boolean.TRUE;
        });
    }

    private <T> T runBound(UUID tenantId, Supplier<T> work) {
        refuseSwitchInTransaction(tenantId);
        UUID before = bound.id();
        ClientScope scope = bound.clients();
        bound.become(tenantId, ClientScope.ALL);
        try {
            return work.get();
        } finally {
            bound.become(before, scope);
        }
    }

    private void refuseSwitchInTransaction(UUID tenantId) {
        if (QuarkusTransaction.getStatus() != Status.STATUS_NO_TRANSACTION && !tenantId.equals(bound.id())) {
            throw new IllegalStateException("A tenant is bound before the transaction begins, never inside it");
        }
    }
}
