package io.mien.account;

import io.smallrye.config.ConfigMapping;
import java.util.List;

/** Which organizations are tenants here. */
@ConfigMapping(prefix = "mien.account")
interface AccountConfig {

    /** Each becomes a tenant at start-up, once; a member of any other organization is turned away. */
    List<Company> tenants();

    interface Company {
        /** Keycloak's id of the organization: what the token carries as {@code organization.<alias>.id}. */
        String organizationId();

        /** Short name in addresses and logs. */
        String alias();

        /** Name that people read. */
        String name();
    }
}
