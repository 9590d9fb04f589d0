package io.mien.recording;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How recordings arrive. */
@ConfigMapping(prefix = "mien.recording")
interface RecordingConfig {

    /** An upload not complete by then is abandoned and its bytes are deleted. */
    @WithDefault("PT75M")
    Duration uploadValidity();

    /** Bytes of disk that uploads leave free; below it they are refused with 507 until there is room again. */
    @WithDefault("268435456")
    long keepFree();
}
