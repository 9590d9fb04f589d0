package io.mien.campaign;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What staff may set up. */
@ConfigMapping(prefix = "mien.campaign")
public interface CampaignConfig {

    /** Largest video file taken; half a minute of ProRes in HD is 800 MB. The server's own limit, quarkus.http.limits.max-body-size, must be a little more. */
    @WithDefault("2G")
    MemorySize adSizeLimit();
}
