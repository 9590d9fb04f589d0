package io.mien.account;

import io.mien.platform.Ids;
import io.mien.tenancy.Tenant;
import io.mien.tenancy.TenantContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.UUID;

/** Makes a tenant of every configured organization that is none yet. */
@ApplicationScoped
class TenantProvisioning {
    private final AccountConfig config;
    private final OrganizationTenants lookup;
    private final TenantContext tenants;
    private final Clock clock;

    TenantProvisioning(AccountConfig config, OrganizationTenants lookup, TenantContext tenants, Clock clock) {
        this.config = config;
        this.lookup = lookup;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** Early, so that whoever seeds data at start-up finds the tenants. */
    void provision(@Observes @Priority(100) StartupEvent started) {
        config.tenants().forEach(this::provision);
    }

    private void provision(AccountConfig.Company company) {
        if (lookup.ofOrganization(company.organizationId()).isPresent()) {
            return;
        }
        UUID id = Ids.next();
        Tenant.Registration registration =
                new Tenant.Registration(company.organizationId(), company.alias(), company.name());
        tenants.runAs(
                id, () -> QuarkusTransaction.requiringNew().run(() -> Tenant.register(registration, clock.instant())));
    }
}
