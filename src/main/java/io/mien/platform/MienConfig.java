package io.mien.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Settings that every part of Mien shares. */
@ConfigMapping(prefix = "mien")
public interface MienConfig {

    /** Folder of the embedded data: database, recordings, keys and logs. Created when missing. */
    @WithDefault("data")
    Path home();

    /** Address under which browsers reach Mien; builds every link. Must be https unless it is localhost. */
    @WithDefault("http://localhost:8080")
    URI publicUrl();

    /**
     * Base64 of at least 32 random bytes from which links, receipt codes and expiring addresses are derived. Without it
     * a key is made under the home folder. Changing it makes every link sent out and every receipt code invalid.
     */
    Optional<String> serverKey();

    /** What this process does: {@code web} answers requests, {@code worker} codes recordings. */
    @WithDefault("web,worker")
    Set<Role> roles();

    enum Role {
        WEB,
        WORKER
    }
}
