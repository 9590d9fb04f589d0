package io.mien.campaign;

import io.mien.media.MediaFailed;
import io.mien.media.Poster;
import io.mien.media.Rendition;
import io.mien.media.VideoFile;
import io.mien.media.VideoLimits;
import io.mien.media.VideoProbe;
import io.mien.media.VideoRefused;
import io.mien.platform.InvalidFields;
import io.mien.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Develops films with the confined video tools. */
@ApplicationScoped
class MediaStudio implements FilmStudio {
    /** Twice the width at which posters are shown. */
    private static final int POSTER_WIDTH = 640;

    private final VideoProbe probe;
    private final Rendition rendition;
    private final Poster poster;
    private final VideoLimits limits;

    MediaStudio(VideoProbe probe, Rendition rendition, Poster poster, CampaignConfig config) {
        this.probe = probe;
        this.rendition = rendition;
        this.poster = poster;
        this.limits = VideoLimits.ofAds(config.adSizeLimit().asLongValue(), AdLimits.LONGEST_VISIT);
    }

    @Override
    public Film develop(Path upload, Path folder) throws IOException {
        try {
            VideoFile file = probe.probe(upload, limits);
            return file.playsEverywhere()
                    ? film(upload, file, folder, false)
                    : film(remade(upload, file, folder), folder);
        } catch (VideoRefused refused) {
            throw InvalidFields.of("film", refused.sentence());
        } catch (MediaFailed failed) {
            throw new Problem(
                    503, "video-tools-failed", "The film could not be read just now. Please try again in a moment.");
        }
    }

    private Path remade(Path upload, VideoFile file, Path folder) {
        Path target = folder.resolve("rendition.mp4");
        rendition.write(upload, file, target);
        return target;
    }

    private Film film(Path remade, Path folder) throws IOException {
        return film(remade, probe.probe(remade, limits), folder, true);
    }

    private Film film(Path playable, VideoFile file, Path folder, boolean isRendition) throws IOException {
        Path picture = folder.resolve("poster.jpg");
        Files.write(picture, poster.of(playable, file, POSTER_WIDTH));
        return new Film(
                playable,
                picture,
                file.mediaType(),
                (int) file.duration().toMillis(),
                file.width(),
                file.height(),
                isRendition);
    }
}
