package io.mien.facialcoding;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What tenants may bring in models of their own. */
@ConfigMapping(prefix = "mien.own-models")
interface OwnModelConfig {

    /** Largest model file. While one is examined it lies in memory whole. */
    @WithDefault("64M")
    MemorySize sizeLimit();

    /** Models that a tenant may keep at a time. */
    @WithDefault("20")
    int most();

    /**
     * Longest time that a model may take over one batch of ten faces. A ResNet-50 at 224 pixels takes half a second of one
     * thread for it: the default leaves room for a network of four times that size on a machine with five times as much to
     * do as it has cores. A model that takes longer ends its recording's coding with that reason; one whose trial already
     * shows that it will is refused.
     */
    @WithDefault("10s")
    Duration runDeadline();
}
