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

    /**
     * Bytes that all recordings of one visit may hold together; more are refused with 413. The default is twice what the
     * longest visit records at the usual rate: 5 minutes of 6 ads with their pauses and stalls, at 1.5 Mbit/s.
     */
    @WithDefault("201326592")
    long visitBytes();
}
