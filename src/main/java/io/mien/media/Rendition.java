package io.mien.media;

import io.mien.media.MediaProcess.Order;
import io.mien.media.MediaProcess.Outcome;
import io.mien.media.VideoRefused.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoublePredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A copy of an ad that every browser plays: H.264 and stereo AAC in mp4, whole pictures in Rec. 709 of square pixels, at most 1280
 * on the longer side, its index in front, a picture at every moment. Made whenever {@link VideoFile#playsEverywhere()} says no.
 */
public final class Rendition {
    private static final Duration SLACK = Duration.ofSeconds(120);
    private static final int MAX_RATE = 60;
    /** Each decodes a picture of its own, which of 4K takes 50 MB. */
    private static final int MAX_THREADS = 4;

    private static final int MAX_MESSAGES = 1_000;
    private static final Pattern STANDING = Pattern.compile("[a-z0-9_]+=\\s*(\\S*)");
    private static final Pattern REACHED = Pattern.compile("out_time_us=(\\d+)");

    private final MediaTools tools;

    public Rendition(MediaTools tools) {
        this.tools = tools;
    }

    /**
     * @param target mp4 file to be written, in a folder of the caller's; replaced when it exists
     * @param wanted hears the share that is done, 0 to 1, about once a second, on another thread; false stops the work
     * @return false when it was stopped: then the target holds nothing of use
     * @throws VideoRefused when the ad cannot be decoded to its end
     * @throws MediaFailed when the disk is full
     */
    public boolean write(Path source, VideoFile file, Path target, DoublePredicate wanted) {
        Duration time = file.length().multipliedBy(Codecs.MASTERS.slowest()).plus(SLACK);
        Order order = new Order(command(source, file, target), time, List.of(source), Remux.parentOf(target));
        Hearing hearing = new Hearing(file, wanted);
        try (MediaProcess process = MediaProcess.start(tools, order, hearing::hear)) {
            var unused = hearing.stopped.thenRun(process::close);
            int exit = process.exit();
            if (hearing.stopped.isDone()) {
                return false;
            }
            if (exit != 0) {
                throw Rendering.failure(new Outcome(exit, new byte[0], List.copyOf(hearing.said)), Reason.UNDECODABLE);
            }
            return true;
        }
    }

    private List<String> command(Path source, VideoFile file, Path target) {
        String threads =
                Integer.toString(Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors()));
        List<String> before = new ArrayList<>(
                List.of("-xerror", "-copyts", "-threads", threads, "-progress", "pipe:2", "-stats_period", "1"));
        before.addAll(Decoder.of(file));
        VideoLimits limits = VideoLimits.ofMasters(file.bytes(), file.duration());
        List<String> command = Options.ffmpeg(tools, "error", before, Options.reading(source, limits));
        command.addAll(List.of("-map", "0:" + file.streams().picture(), "-vf", pictures(file)));
        command.addAll(sounds(file));
        command.addAll(List.of("-sn", "-dn", "-map_metadata", "-1", "-map_chapters", "-1", "-pix_fmt", "yuv420p"));
        command.addAll(List.of(
                "-c:v",
                "libopenh264",
                "-b:v",
                "2500k",
                "-rc_mode",
                "bitrate",
                "-qmax",
                "51",
                "-g",
                "60",
                "-fps_mode",
                "vfr"));
        command.addAll(List.of("-c:a", "aac", "-b:a", "128k", "-ac", "2", "-movflags", "+faststart"));
        command.addAll(List.of("-f", "mp4", "-y", "file:" + target.toAbsolutePath()));
        return command;
    }

    /** The first frame from 0, the last held until the sound ends: what players show where a picture is missing. */
    private static String pictures(VideoFile file) {
        List<String> filters = new ArrayList<>(List.of("setpts='if(N,PTS-(%s),0)'".formatted(start(file))));
        if (file.interlaced()) {
            filters.add("bwdif=mode=send_frame:deint=interlaced");
        }
        int[] size = file.scaled((double) VideoFile.MAX_SIDE / Math.max(file.width(), file.height()));
        filters.add(file.colours().on(size[0], size[1], file.height()));
        double held = file.timeline().heldMs();
        double rate = Math.max(1, Math.min(MAX_RATE, file.framesPerSecond()));
        if (held > 0 || file.framesPerSecond() > MAX_RATE + 1) {
            filters.add(String.format(Locale.ROOT, "fps=%.3f", rate));
        }
        if (held > 0) {
            filters.add(String.format(Locale.ROOT, "tpad=stop_mode=clone:stop_duration=%.3f", held / 1000));
        }
        return String.join(",", filters);
    }

    private static List<String> sounds(VideoFile file) {
        Streams streams = file.streams();
        if (streams.sound().isEmpty()) {
            return List.of("-an");
        }
        String placed = "asetpts='PTS-(%s)'".formatted(start(file));
        int sound = streams.sound().getAsInt();
        if (streams.right().isEmpty()) {
            return List.of("-map", "0:" + sound, "-af", placed);
        }
        String joined = "[0:%d][0:%d]join=inputs=2:channel_layout=stereo,%s[sound]"
                .formatted(sound, streams.right().getAsInt(), placed);
        return List.of("-filter_complex", joined, "-map", "[sound]");
    }

    private static String start(VideoFile file) {
        return String.format(Locale.ROOT, "%.6f/TB", file.timeline().fromMs() / 1000);
    }

    /** Tells complaints from standings. */
    private static final class Hearing {
        private final List<String> said = new ArrayList<>();
        private final double lasts;
        private final DoublePredicate wanted;
        private final CompletableFuture<Void> stopped = new CompletableFuture<>();
        private double seconds;

        Hearing(VideoFile file, DoublePredicate wanted) {
            this.lasts = file.length().toMillis() / 1000.0;
            this.wanted = wanted;
        }

        void hear(String line) {
            reached(line).ifPresent(second -> {
                seconds = Math.max(seconds, second);
                if (!wanted.test(lasts == 0 ? 1 : Math.min(1, seconds / lasts))) {
                    stopped.complete(null);
                }
            });
            if (said.size() < MAX_MESSAGES && !STANDING.matcher(line).matches()) {
                said.add(line);
            }
        }

        private static Optional<Double> reached(String line) {
            Matcher reached = REACHED.matcher(line);
            return reached.matches() ? Optional.of(Long.parseLong(reached.group(1)) / 1e6) : Optional.empty();
        }
    }
}
