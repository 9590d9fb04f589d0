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

/** Makes an uploaded video into one that every browser plays. Blocks; a long video takes a while. */
@ApplicationScoped
class VideoStudio {
    /** Twice the width at which posters are shown. */
    private static final int POSTER_WIDTH = 640;

    private final VideoProbe probe;
    private final Rendition rendition;
    private final Poster poster;
    private final VideoLimits limits;

    VideoStudio(VideoProbe probe, Rendition rendition, Poster poster, CampaignConfig config) {
        this.probe = probe;
        this.rendition = rendition;
        this.poster = poster;
        this.limits = VideoLimits.ofAds(config.adSizeLimit().asLongValue(), AdLimits.MAX_LENGTH);
    }

    /**
     * @param folder where the poster and, where one is needed, the rendition are written
     * @throws Problem (422) when this is no video that can be shown, with the reason
     */
    Video develop(Path upload, Path folder) throws IOException {
        try {
            VideoFile file = probe.probe(upload, limits);
            return file.playsEverywhere()
                    ? video(upload, file, folder, false)
                    : video(remade(upload, file, folder), folder);
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

    private Video video(Path remade, Path folder) throws IOException {
        return video(remade, probe.probe(remade, limits), folder, true);
    }

    private Video video(Path playable, VideoFile file, Path folder, boolean isRendition) throws IOException {
        Path picture = folder.resolve("poster.jpg");
        Files.write(picture, poster.of(playable, file, POSTER_WIDTH));
        return new Video(
                playable,
                picture,
                file.mediaType(),
                (int) file.length().toMillis(),
                file.width(),
                file.height(),
                isRendition);
    }

    /**
     * @param file the upload itself or its rendition
     * @param poster a JPEG of one frame
     */
    record Video(
            Path file, Path poster, String contentType, int durationMs, int width, int height, boolean rendition) {}
}
