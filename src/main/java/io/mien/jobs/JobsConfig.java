package io.mien.jobs;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How background work runs on this process. */
@ConfigMapping(prefix = "mien.jobs")
public interface JobsConfig {

    /** Jobs run at once; each coding job uses about one core. */
    @WithDefault("2")
    int threads();

    /** How often due rows are looked for; the longest a fresh job waits. */
    @WithDefault("1s")
    Duration pollingInterval();

    /** A worker that misses four heartbeats is taken for dead and its rows run elsewhere. */
    @WithDefault("5s")
    Duration heartbeat();

    /** Wait before the second try; each further wait is four times longer. */
    @WithDefault("2s")
    Duration firstWait();

    /** Wait before work is looked at again that found what it needs away, such as the models' server. */
    @WithDefault("15s")
    Duration awayWait();

    /** How long a stopping process waits for running jobs; what is cut off runs again. */
    @WithDefault("5s")
    Duration shutdownWait();
}
