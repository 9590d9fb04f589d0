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
import java.util.Optional;
import java.util.function.DoublePredicate;

/** Looks at uploaded videos, and makes those playable that not every browser plays. Blocks; making takes minutes. */
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
        this.limits = VideoLimits.ofMasters(config.adSizeLimit().asLongValue(), AdLimits.MAX_LENGTH);
    }

    /**
     * Looks at an upload; one that plays everywhere is decoded to its end.
     *
     * @param folder where the poster is written
     * @throws Problem (422) when this is no video that can be shown, with the reason
     */
    Video look(Path upload, Path folder) throws IOException {
        try {
            VideoFile file = probe.probe(upload, limits);
            if (file.playsEverywhere()) {
                probe.play(upload, file);
            }
            return video(upload, file, folder);
        } catch (VideoRefused refused) {
            throw InvalidFields.of("film", refused.sentence());
        } catch (MediaFailed failed) {
            throw new Problem(
                    503, "video-tools-failed", "The video could not be read just now. Please try again in a moment.");
        }
    }

    /**
     * Makes a copy that every browser plays.
     *
     * @param folder where the copy and its poster are written
     * @param wanted hears the share that is done, 0 to 1; false stops the work
     * @return empty when it was stopped
     * @throws VideoRefused when the upload does not play to its end
     */
    Optional<Video> remake(Path upload, Path folder, DoublePredicate wanted) throws IOException {
        VideoFile file = probe.probe(upload, limits);
        Path target = folder.resolve("rendition.mp4");
        if (!convert(upload, file, target, wanted)) {
            return Optional.empty();
        }
        VideoFile made = probe.probe(target, limits);
        probe.play(target, made);
        return Optional.of(video(target, made, folder));
    }

    /** What cannot be converted is played, to say at which second it stops. */
    private boolean convert(Path upload, VideoFile file, Path target, DoublePredicate wanted) {
        try {
            return rendition.write(upload, file, target, wanted);
        } catch (VideoRefused refused) {
            probe.play(upload, file);
            throw refused;
        }
    }

    private Video video(Path video, VideoFile file, Path folder) throws IOException {
        Path picture = folder.resolve("poster.jpg");
        Files.write(picture, poster.of(video, file, POSTER_WIDTH));
        return new Video(
                video,
                picture,
                file.mediaType(),
                (int) file.length().toMillis(),
                file.width(),
                file.height(),
                file.playsEverywhere());
    }

    /**
     * @param file the upload or its copy
     * @param poster a JPEG of one frame
     * @param width columns as shown
     * @param height rows as shown
     * @param playable whether every browser plays it
     */
    record Video(Path file, Path poster, String contentType, int durationMs, int width, int height, boolean playable) {}
}
