package io.mien.campaign;

import io.mien.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;

/** Stands in until the video tools have landed. */
@ApplicationScoped
class NoStudioYet implements FilmStudio {

    @Override
    public Film develop(Path upload, Path folder) {
        throw new Problem(503, "no-video-tools", "Films cannot be taken yet: the video tools are missing.");
    }
}
