package io.mien.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much of the disk whatever arrives leaves free. */
@ConfigMapping(prefix = "mien.recording")
interface DiskConfig {

    /**
     * Bytes of disk that uploads, imports, ads and models leave free; below it they are refused with 507, and readiness is
     * down, until there is room again.
     */
    @WithDefault("268435456")
    long keepFree();
}
