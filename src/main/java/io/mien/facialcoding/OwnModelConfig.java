package io.mien.facialcoding;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What tenants may bring in models of their own. */
@ConfigMapping(prefix = "mien.own-models")
interface OwnModelConfig {

    /** Largest model file. While one is examined it lies in memory whole. */
    @WithDefault("64M")
    MemorySize sizeLimit();

    /** Models that a tenant may keep at a time. */
    @WithDefault("20")
    int most();
}
