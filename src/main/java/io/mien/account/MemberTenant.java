package io.mien.account;

import io.mien.tenancy.TenantSource;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Staff are of the tenant whose organization their token names. */
@ApplicationScoped
class MemberTenant implements TenantSource {
    private final SecurityIdentity identity;

    MemberTenant(SecurityIdentity identity) {
        this.identity = identity;
    }

    @Override
    public Optional<UUID> tenant() {
        return Optional.ofNullable(identity.getAttribute(OrganizationIdentity.TENANT));
    }
}
