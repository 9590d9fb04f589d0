package io.mien.media;

import io.mien.media.MediaProcess.Order;
import io.mien.media.VideoRefused.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decodes picture and sound to their end, as a browser will: where one stops, all respondents would be stuck. */
final class Playthrough {
    private static final Duration SLACK = Duration.ofSeconds(60);
    private static final Pattern SHOWN = Pattern.compile("showinfo.*\\spts_time:\\s*(-?\\d+(?:\\.\\d+)?)");

    private final MediaTools tools;
    private volatile double reached = Double.NEGATIVE_INFINITY;

    private Playthrough(MediaTools tools) {
        this.tools = tools;
    }

    /** @throws VideoRefused with the second at which the first fault is, when it does not play to its end */
    static void of(MediaTools tools, Path video, VideoFile file, VideoLimits limits) {
        new Playthrough(tools).run(video, file, limits);
    }

    private void run(Path video, VideoFile file, VideoLimits limits) {
        List<String> before = new ArrayList<>(List.of("-xerror", "-threads", "1"));
        before.addAll(Decoder.of(file));
        List<String> command = Options.ffmpeg(tools, "level+info", before, Options.reading(video, limits));
        command.addAll(file.streams().mapAll());
        command.addAll(List.of("-vf", "showinfo=checksum=0", "-fps_mode", "passthrough", "-f", "null", "-"));
        Duration time = file.length().multipliedBy(limits.codecs().slowest()).plus(SLACK);
        try (MediaProcess process = MediaProcess.start(tools, Order.reading(command, time, video), this::hear)) {
            int exit = process.exit();
            if (reached == Double.NEGATIVE_INFINITY) {
                throw VideoRefused.of(Reason.UNDECODABLE);
            }
            if (exit != 0) {
                throw VideoRefused.of(
                        Reason.DAMAGED, Math.max(0, reached - file.timeline().fromMs() / 1000));
            }
        }
    }

    private void hear(String message) {
        Matcher shown = SHOWN.matcher(message);
        if (shown.find()) {
            reached = Math.max(reached, Double.parseDouble(shown.group(1)));
        }
    }
}
