package io.mien.launch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** What the one command starts beside the application, and where. */
@ConfigMapping(prefix = "mien.launch")
interface LaunchConfig {

    /** {@code external} uses the PostgreSQL of {@code quarkus.datasource.jdbc.url}; the default when that is set. */
    Optional<Part> postgres();

    /** {@code external} uses the Keycloak of {@code quarkus.oidc.auth-server-url}; the default when that is set. */
    Optional<Part> keycloak();

    /** Port of the embedded PostgreSQL on the loopback address; 0 takes any free one. */
    @WithDefault("0")
    int postgresPort();

    /** Port of the embedded Keycloak on the loopback address. */
    @WithDefault("8180")
    int keycloakPort();

    /** Address under which browsers reach the embedded Keycloak when a reverse proxy stands before it. */
    Optional<URI> keycloakUrl();

    /** Addresses of the reverse proxies whose word on a visitor's address is believed; anybody else's is not. */
    @WithDefault("127.0.0.1,0:0:0:0:0:0:0:1")
    String trustedProxies();

    /** Where the build unpacked Keycloak; the newest there is started. Relative to the folder Mien is started in. */
    @WithDefault("target/keycloak")
    Path keycloakDistribution();

    enum Part {
        EMBEDDED,
        EXTERNAL
    }
}
