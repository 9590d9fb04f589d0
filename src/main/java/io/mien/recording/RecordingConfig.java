package io.mien.recording;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How recordings arrive. */
@ConfigMapping(prefix = "mien.recording")
interface RecordingConfig {

    /** An upload not complete by then is abandoned and its bytes are deleted. */
    @WithDefault("PT75M")
    Duration uploadValidity();

    /** Bytes of disk that uploads leave free; below it they are refused with 507 until there is room again. */
    @WithDefault("268435456")
    long keepFree();

    /** Recordings that one visit may begin. */
    @WithDefault("40")
    int visitUploads();

    /** Bytes that all recordings of one visit may hold together. */
    @WithDefault("1073741824")
    long visitBytes();

    /**
     * Folder in which recordings grow while they arrive; {@code uploads} under the home folder by default. Several web
     * nodes share one folder, so that any of them can go on with any upload: the database row keeps them apart.
     */
    Optional<Path> spool();
}
