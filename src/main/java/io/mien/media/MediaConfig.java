package io.mien.media;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Settings of the video tools. */
@ConfigMapping(prefix = "mien.media")
interface MediaConfig {

    /** Folder in which ffmpeg is unpacked (66 MB), kept between starts; default: {@code cache} in mien.home. */
    Optional<Path> tools();
}
