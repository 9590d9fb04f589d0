package io.mien.campaign;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What staff may set up. */
@ConfigMapping(prefix = "mien.campaign")
public interface CampaignConfig {

    /** Largest video file taken. The server's own limit, quarkus.http.limits.max-body-size, must be a little more. */
    @WithDefault("500M")
    MemorySize adSizeLimit();
}
