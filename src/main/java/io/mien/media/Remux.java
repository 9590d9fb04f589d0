package io.mien.media;

import io.mien.media.MediaProcess.Order;
import io.mien.media.MediaProcess.Outcome;
import io.mien.media.VideoRefused.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a browser's recording anew without touching its pictures: MediaRecorder leaves no duration and no index, and
 * fragments mp4. Presentation times stay as they were. The original keeps its digest.
 */
public final class Remux {
    private static final Duration TIME = Duration.ofSeconds(60);

    private final MediaTools tools;

    public Remux(MediaTools tools) {
        this.tools = tools;
    }

    /**
     * @param file what the probe found in {@code source}
     * @param target file to be written, in a folder of the caller's; replaced when it exists
     * @throws VideoRefused when the recording cannot be copied
     */
    public void copy(Path source, VideoFile file, Path target) {
        List<String> command = Options.ffmpeg(
                tools,
                "error",
                List.of("-copyts"),
                Options.reading(source, VideoLimits.ofRecordings(file.bytes(), file.duration())));
        command.addAll(file.streams().mapPicture());
        command.addAll(List.of("-c", "copy", "-avoid_negative_ts", "disabled"));
        command.addAll(List.of("-map_metadata", "-1", "-f", format(file), "-y", "file:" + target.toAbsolutePath()));
        Outcome outcome = MediaProcess.run(tools, new Order(command, TIME, List.of(source), parentOf(target)));
        if (outcome.failed()) {
            throw Rendering.failure(outcome, Reason.UNDECODABLE);
        }
    }

    static List<Path> parentOf(Path target) {
        List<Path> folders = new ArrayList<>();
        folders.add(target.toAbsolutePath().getParent());
        return folders;
    }

    private static String format(VideoFile file) {
        return switch (file.container()) {
            case "webm", "matroska" -> file.container();
            default -> "mp4";
        };
    }
}
