package io.mien.tenancy;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.hibernate.orm.runtime.tenant.TenantResolver;
import jakarta.enterprise.context.RequestScoped;

/** Wall 1: tells Hibernate the bound tenant, or one that owns nothing. */
@PersistenceUnitExtension
@RequestScoped
class BoundTenantResolver implements TenantResolver {
    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

    private final TenantContext context;

    BoundTenantResolver(TenantContext context) {
        this.context = context;
    }

    @Override
    public String getDefaultTenantId() {
        return NOBODY;
    }

    @Override
    public String resolveTenantId() {
        return context.current().map(Object::toString).orElse(NOBODY);
    }
}
