package io.mien.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mien.media.TestMedia;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.opentest4j.TestAbortedException;

/**
 * A camera that shows a real face with a time code in its corner, and knows what it shows when.
 *
 * @param film Motion JPEG for Chromium
 */
record FakeCamera(Path film, List<Span> spans) {
    static final double FRAMES_PER_SECOND = 30;

    /** The frames from start (included) to end (excluded) show this state. */
    record Span(String state, int start, int end) {}

    /** Neutral for a minute, then five seconds smiling and five neutral in turn; made once a machine. */
    static FakeCamera smiling() throws IOException {
        return made("smiles", TestMedia.face("single_face.mp4"));
    }

    /** Nobody in front of it. */
    static FakeCamera empty() throws IOException {
        return made("no-face", TestMedia.face("no_face.mp4"));
    }

    private static FakeCamera made(String pattern, Path clip) throws IOException {
        Path film = Path.of("target/camera", pattern + ".mjpeg").toAbsolutePath();
        Path truth = Path.of(film + ".truth.json");
        if (!Files.exists(truth)) {
            Files.createDirectories(film.getParent());
            make(pattern, clip, film);
        }
        List<Span> spans = new ArrayList<>();
        for (JsonNode span : new ObjectMapper().readTree(truth.toFile()).get("spans")) {
            spans.add(new Span(
                    span.get("state").asText(),
                    span.get("start").asInt(),
                    span.get("end").asInt()));
        }
        return new FakeCamera(film, spans);
    }

    private static void make(String pattern, Path clip, Path film) throws IOException {
        Process process = new ProcessBuilder(
                        "python3",
                        "inference/make_camera.py",
                        film.toString(),
                        "--clips",
                        clip.getParent().toString(),
                        "--ffmpeg",
                        TestMedia.ffmpeg().toString(),
                        "--pattern",
                        pattern,
                        "--seconds",
                        "150")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new TestAbortedException("skipped: the camera file could not be made: " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
