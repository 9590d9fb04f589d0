package io.mien.operations;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** Where reports of security problems reach the operator. */
@ConfigMapping(prefix = "mien.security")
interface SecurityConfig {

    /** {@code mailto:} or {@code https:} address; empty when the operator named none. */
    Optional<URI> contact();
}
