package io.mien.tenancy;

import java.util.UUID;

/** Knows which clients the person of the current request may see, once a {@link TenantSource} has said whose staff it is. */
public interface ClientSource {
    ClientScope clients(UUID tenantId);
}
