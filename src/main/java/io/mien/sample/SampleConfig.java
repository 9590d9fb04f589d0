package io.mien.sample;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** The labelled sample campaign. */
@ConfigMapping(prefix = "mien.sample")
interface SampleConfig {

    /**
     * Gives one tenant a finished campaign of made-up data at the first start. The embedded start switches it on; a
     * campaign that somebody removed never comes back.
     */
    @WithDefault("false")
    boolean enabled();

    /** Alias of the tenant that gets it, as in {@code mien.account.tenants}. */
    @WithDefault("northlight")
    String tenant();

    /** Login of the client-viewer who may read it; empty for nobody. */
    @WithDefault("carla")
    Optional<String> viewer();
}
