package io.mien.inference.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.inference.FaceBox;
import io.mien.inference.FaceModels;
import io.mien.inference.FaceObservation;
import io.mien.inference.FaceReader;
import io.mien.inference.Mesh;
import io.mien.inference.Region;
import io.mien.inference.triton.TritonModels;
import io.mien.media.Frame;
import io.mien.media.FrameSource;
import io.mien.media.Sampling;
import io.mien.media.TestMedia;
import io.mien.media.VideoFile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * How fast a recording is coded: 30 s at 640x480 as a browser records it (VP9, 30 frames per second), 10 analysed frames a
 * second. Not part of the tests; {@code infra/benchmark} runs it.
 */
class CodingBenchmark {
    private static final double GOAL = 150;
    private static final int ROUNDS = 5;
    private static final int SINGLE_RUNS = 200;
    private static final int BATCH = 10;

    @Test
    void codingOfThirtySeconds() throws IOException {
        say("In process");
        code(PackagedModels.models());
    }

    /** What a campaign costs that is counted by action units: the landmarker at each frame, and no network for expressions. */
    @Test
    void codingByActionUnits() throws IOException {
        say("In process, action units alone");
        Path clip = clip();
        VideoFile file = TestMedia.probed(clip);
        heading(file);
        FaceModels models = PackagedModels.models().withoutExpressions();
        int frames = decode(clip, file).size();
        chain(models, clip, file);
        print("whole chain", frames, file, median(() -> chain(models, clip, file)));
    }

    /** Triton's own processor time is not counted, and shares the machine. */
    @Test
    @EnabledIfEnvironmentVariable(
            named = "TRITON_URL",
            matches = "grpcs?://.+",
            disabledReason = "TRITON_URL names no Triton; inference/triton starts one")
    void codingThroughTriton() throws IOException {
        say("Through Triton at %s", System.getenv("TRITON_URL"));
        try (TritonModels triton = TritonModels.atUrl()) {
            code(triton.models());
        }
    }

    private static void code(FaceModels models) throws IOException {
        Path clip = clip();
        VideoFile file = TestMedia.probed(clip);
        heading(file);
        List<Frame> frames = decode(clip, file);
        chain(models, clip, file);

        print("decode", frames.size(), file, median(() -> decode(clip, file)));
        single(models, frames.get(0));
        Cost cost = median(() -> chain(models, clip, file));
        print("whole chain", frames.size(), file, cost);
        double rate = frames.size() / cost.seconds();
        say("goal %.0f analysed frames/s: %s", GOAL, rate >= GOAL ? "reached" : "missed");
    }

    private static void single(FaceModels models, Frame frame) {
        FaceBox box = models.detector().detect(frame).get(0);
        Region region = models.mesh().place(frame, Region.around(box)).next();
        Mesh mesh = models.mesh().place(frame, region);
        int side = models.coder().card().input().height();
        byte[] crop = new byte[side * side * 3];
        Region.aligned(mesh.rightEye(), mesh.leftEye(), models.coder().card().requiredAlignment())
                .sample(frame, side, crop, 0);
        List<byte[]> batch = Collections.nCopies(BATCH, crop);
        say("processor time of one thread, a frame:");
        one("  detector", 1, () -> models.detector().detect(frame));
        one("  mesh", 1, () -> models.mesh().place(frame, region));
        byte[] closer = new byte[models.landmarker().card().input().bytes()];
        region.sample(frame, models.landmarker().card().input().width(), closer, 0);
        List<byte[]> looks = Collections.nCopies(BATCH / 2, closer);
        one("  landmarker, batch " + BATCH / 2, BATCH / 2, () -> models.landmarker()
                .read(looks));
        one("  coder, batch " + BATCH, BATCH, () -> models.coder().read(batch));
    }

    private static void one(String name, int pictures, Runnable work) {
        for (int i = 0; i < SINGLE_RUNS / 4; i++) {
            work.run();
        }
        double[] times = new double[SINGLE_RUNS];
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        for (int i = 0; i < times.length; i++) {
            long start = thread.getCurrentThreadCpuTime();
            work.run();
            times[i] = thread.getCurrentThreadCpuTime() - start;
        }
        Arrays.sort(times);
        say("%-24s %7.2f ms", name, times[times.length / 2] / 1e6 / pictures);
    }

    private static List<Frame> decode(Path clip, VideoFile file) {
        List<Frame> decoded = new ArrayList<>();
        try (FrameSource frames = FrameSource.open(TestMedia.TOOLS, clip, file, Sampling.atRate(10))) {
            for (Optional<Frame> frame = frames.next(); frame.isPresent(); frame = frames.next()) {
                decoded.add(frame.get());
            }
        }
        return decoded;
    }

    private static void chain(FaceModels models, Path clip, VideoFile file) {
        FaceReader reader = new FaceReader(models);
        try (FrameSource frames = FrameSource.open(TestMedia.TOOLS, clip, file, Sampling.atRate(10))) {
            for (Optional<Frame> frame = frames.next(); frame.isPresent(); frame = frames.next()) {
                reader.take(frame.get());
            }
        }
        List<FaceObservation> observations = reader.finish();
        assertThat(observations).hasSizeGreaterThan(290).allMatch(observation -> observation.faces() == 1);
    }

    /**
     * What a run cost.
     *
     * @param seconds on the wall's clock
     * @param coreSeconds processor time of this process and of the decoders it waited for
     */
    private record Cost(double seconds, double coreSeconds) {}

    private static Cost median(Runnable work) throws IOException {
        List<Cost> costs = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            double cores = coreSeconds();
            long start = System.nanoTime();
            work.run();
            costs.add(new Cost((System.nanoTime() - start) / 1e9, coreSeconds() - cores));
        }
        costs.sort(Comparator.comparingDouble(Cost::seconds));
        return costs.get(ROUNDS / 2);
    }

    /** utime, stime, cutime and cstime of proc(5), in its hundredths of a second. */
    private static double coreSeconds() throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11])
                        + Long.parseLong(fields[12])
                        + Long.parseLong(fields[13])
                        + Long.parseLong(fields[14]))
                / 100.0;
    }

    private static void print(String name, int frames, VideoFile file, Cost cost) {
        double videoSeconds = file.duration().toMillis() / 1000.0;
        say(
                "%-24s %7.1f analysed frames/s %6.1f video s/s %8.2f ms of a core a frame",
                name, frames / cost.seconds(), videoSeconds / cost.seconds(), 1000 * cost.coreSeconds() / frames);
    }

    private static void heading(VideoFile file) throws IOException {
        String processor = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown processor");
        say("Coding speed, %s", LocalDate.now());
        say(
                "%s, %d cores, Java %s, load before start %.1f",
                processor,
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        say("%d x %d %s, %s, %d frames", file.width(), file.height(), file.codec(), file.duration(), file.frames());
    }

    private static Path clip() throws IOException {
        Path face = TestMedia.face("single_face.mp4");
        Path clip = Files.createDirectories(Path.of("target/benchmark")).resolve("clip.webm");
        if (Files.exists(clip)) {
            return clip;
        }
        return TestMedia.make(
                clip,
                "-stream_loop -1 -i " + face + " -t 30 -an -vf"
                        + " fps=30,scale=640:480:force_original_aspect_ratio=increase,crop=640:480"
                        + " -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -b:v 1500k -f webm");
    }

    private static void say(String line, Object... values) {
        System.out.println(String.format(Locale.ROOT, line, values));
    }
}
