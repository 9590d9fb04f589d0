package io.mien.account;

import io.mien.tenancy.TenantSource;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes the person of {@code @TestSecurity(user, roles)} a member of a tenant that the test itself made. Requests without
 * a person stay without a tenant, as respondents' requests must. The next {@link #of} replaces it.
 */
@ApplicationScoped
public class ActingMember implements TenantSource {
    private final SecurityIdentity identity;
    private volatile @Nullable UUID tenant;

    ActingMember(SecurityIdentity identity) {
        this.identity = identity;
    }

    public void of(UUID tenant) {
        this.tenant = tenant;
    }

    /** Belongs to no organization, as an operator does. */
    public void ofNone() {
        tenant = null;
    }

    @Override
    public Optional<UUID> tenant() {
        return identity.isAnonymous() ? Optional.empty() : Optional.ofNullable(tenant);
    }
}
