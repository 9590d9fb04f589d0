package io.mien.media;

import io.mien.media.MediaProcess.Order;
import io.mien.media.MediaProcess.Outcome;
import io.mien.media.VideoRefused.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A copy of an ad that every browser plays: H.264 and AAC in mp4, at most 1280 pixels wide, its index in front. Made
 * whenever {@link VideoFile#playsEverywhere()} says no: WebM, for one, stays dark on older iPhones.
 */
public final class Rendition {
    private static final int SPEED = 8;
    private static final Duration SLACK = Duration.ofSeconds(60);

    private final MediaTools tools;

    public Rendition(MediaTools tools) {
        this.tools = tools;
    }

    /**
     * @param target mp4 file to be written, in a folder of the caller's; replaced when it exists
     * @throws VideoRefused when the ad cannot be decoded to its end
     * @throws MediaFailed when the disk is full
     */
    public void write(Path source, VideoFile file, Path target) {
        List<String> before = new ArrayList<>(List.of("-xerror"));
        before.addAll(Decoder.of(file));
        VideoLimits limits = VideoLimits.ofAds(file.bytes(), file.duration());
        List<String> command = Options.ffmpeg(tools, "error", before, Options.reading(source, limits));
        command.addAll(file.streams().mapAll());
        command.addAll(List.of("-map_metadata", "-1", "-map_chapters", "-1"));
        command.addAll(List.of("-vf", "scale='min(1280,iw)':-2:flags=bicubic", "-pix_fmt", "yuv420p"));
        command.addAll(List.of("-c:v", "libopenh264", "-b:v", "2500k", "-g", "60", "-fps_mode", "vfr"));
        command.addAll(List.of("-c:a", "aac", "-b:a", "128k", "-ac", "2", "-movflags", "+faststart"));
        command.addAll(List.of("-f", "mp4", "-y", "file:" + target.toAbsolutePath()));
        Duration time = file.duration().multipliedBy(SPEED).plus(SLACK);
        Outcome outcome = MediaProcess.run(tools, new Order(command, time, List.of(source), Remux.parentOf(target)));
        if (outcome.failed()) {
            throw Rendering.failure(outcome, Reason.UNDECODABLE);
        }
    }
}
