package io.mien.facialcoding;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How often respondents may have their camera looked at; a look costs some 100 ms of a processor. */
@ConfigMapping(prefix = "mien.camera-check")
interface CameraCheckConfig {

    /** Looks that one visit may ask for in a minute; the page asks for about one per second. */
    @WithDefault("90")
    int aMinute();

    /** Looks at once, of all visits together; more are asked to come back in a second. */
    @WithDefault("4")
    int atOnce();

    /** Largest picture. */
    @WithDefault("1M")
    MemorySize pictureLimit();
}
