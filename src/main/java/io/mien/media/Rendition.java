package io.mien.media;

import io.mien.media.MediaProcess.Order;
import io.mien.media.MediaProcess.Outcome;
import io.mien.media.VideoRefused.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A copy of an ad that every browser plays: H.264 and AAC in mp4, at most 1280 square pixels wide, its index in front, a
 * picture at every moment. Made whenever {@link VideoFile#playsEverywhere()} says no: WebM, for one, stays dark on older iPhones.
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
        List<String> before = new ArrayList<>(List.of("-xerror", "-copyts"));
        before.addAll(Decoder.of(file));
        VideoLimits limits = VideoLimits.ofAds(file.bytes(), file.duration());
        List<String> command = Options.ffmpeg(tools, "error", before, Options.reading(source, limits));
        command.addAll(file.streams().mapAll());
        command.addAll(List.of("-map_metadata", "-1", "-map_chapters", "-1"));
        command.addAll(List.of("-vf", pictures(file), "-af", sounds(file), "-pix_fmt", "yuv420p"));
        command.addAll(List.of("-c:v", "libopenh264", "-b:v", "2500k", "-g", "60", "-fps_mode", "vfr"));
        command.addAll(List.of("-c:a", "aac", "-b:a", "128k", "-ac", "2", "-movflags", "+faststart"));
        command.addAll(List.of("-f", "mp4", "-y", "file:" + target.toAbsolutePath()));
        Duration time = file.length().multipliedBy(SPEED).plus(SLACK);
        Outcome outcome = MediaProcess.run(tools, new Order(command, time, List.of(source), Remux.parentOf(target)));
        if (outcome.failed()) {
            throw Rendering.failure(outcome, Reason.UNDECODABLE);
        }
    }

    /** The first frame from 0, the last held until the sound ends: what players show where a picture is missing. */
    private static String pictures(VideoFile file) {
        String placed = "setpts='if(N,PTS-(%s),0)',%sscale='min(1280,iw)':-2:flags=bicubic,setsar=1"
                .formatted(start(file), file.shape().squared());
        double held = file.timeline().heldMs();
        double rate = Math.max(1, Math.min(60, file.framesPerSecond()));
        return held == 0
                ? placed
                : placed
                        + String.format(
                                Locale.ROOT, ",fps=%.3f,tpad=stop_mode=clone:stop_duration=%.3f", rate, held / 1000);
    }

    private static String sounds(VideoFile file) {
        return "asetpts='PTS-(%s)'".formatted(start(file));
    }

    private static String start(VideoFile file) {
        return String.format(Locale.ROOT, "%.6f/TB", file.timeline().fromMs() / 1000);
    }
}
