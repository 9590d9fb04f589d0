package io.mien.tenancy;

import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tenant of one request or one job run. */
@RequestScoped
class BoundTenant {
    @Nullable
    UUID id;
}
