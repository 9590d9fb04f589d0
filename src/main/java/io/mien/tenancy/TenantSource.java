package io.mien.tenancy;

import java.util.Optional;
import java.util.UUID;

/** Knows the tenant of the current request from something already verified, such as a token's organization. */
public interface TenantSource {
    Optional<UUID> tenant();
}
