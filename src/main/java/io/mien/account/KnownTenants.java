package io.mien.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** The tenants that this installation was configured with. */
@ApplicationScoped
public class KnownTenants {
    private final AccountConfig config;
    private final OrganizationTenants lookup;

    KnownTenants(AccountConfig config, OrganizationTenants lookup) {
        this.config = config;
        this.lookup = lookup;
    }

    /** Nothing unless a configured company of this alias is a tenant already. */
    public Optional<UUID> byAlias(String alias) {
        return config.tenants().stream()
                .filter(company -> company.alias().equals(alias))
                .findFirst()
                .flatMap(company -> lookup.ofOrganization(company.organizationId()));
    }
}
