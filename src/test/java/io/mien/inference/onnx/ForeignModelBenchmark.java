package io.mien.inference.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.inference.FaceReader;
import io.mien.inference.ForeignCoder;
import io.mien.inference.Model;
import io.mien.inference.ModelCard;
import io.mien.inference.ModelContract;
import io.mien.inference.ModelRepository;
import io.mien.media.TestMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the child process of an own model costs against the same network in this process. {@code infra/benchmark} runs it. */
class ForeignModelBenchmark {
    private static final int BATCHES = 60;
    private static final String NAME = "expression_frame";

    @Test
    void confinedAgainstInProcess() throws IOException {
        ModelRepository repository = new ModelRepository(Optional.of(ModelContract.MODELS));
        ModelCard card = repository.card(NAME);
        byte[] file = repository.file(card);
        OnnxForeignModels foreign = new OnnxForeignModels(TestMedia.CONFINEMENT, Path.of("target/foreign"), true);
        say(
                "An agency's own model, %s; %s, %d cores, walls: %s",
                LocalDate.now(), processor(), Runtime.getRuntime().availableProcessors(), TestMedia.CONFINEMENT);
        double inProcess = rate("in process", OnnxModel.open(card, file));
        long began = System.nanoTime();
        Model confined = foreign.open(card, file, Duration.ofSeconds(10));
        say("%-24s %7.2f s", "start of its process", (System.nanoTime() - began) / 1e9);
        double walled = rate("in a child process", confined);
        say("%.1f %% of the throughput in process", 100 * walled / inProcess);
        assertThat(walled).isPositive();
    }

    /** Faces a second, the median over batches as the product makes them. */
    private static double rate(String where, Model model) {
        try (ForeignCoder coder = new ForeignCoder(model)) {
            List<byte[]> faces = faces(model.card().input().bytes());
            double[] seconds = new double[BATCHES];
            for (int i = 0; i < BATCHES; i++) {
                long began = System.nanoTime();
                assertThat(coder.read(faces)).hasSize(FaceReader.BLOCK);
                seconds[i] = (System.nanoTime() - began) / 1e9;
            }
            Arrays.sort(seconds);
            double rate = FaceReader.BLOCK / seconds[BATCHES / 2];
            say("%-24s %7.1f faces/s", where, rate);
            return rate;
        }
    }

    private static List<byte[]> faces(int bytes) {
        Random random = new Random(7);
        List<byte[]> faces = new ArrayList<>();
        for (int i = 0; i < FaceReader.BLOCK; i++) {
            byte[] face = new byte[bytes];
            random.nextBytes(face);
            faces.add(face);
        }
        return faces;
    }

    private static String processor() throws IOException {
        return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown processor");
    }

    private static void say(String line, Object... values) {
        System.out.println(String.format(Locale.ROOT, line, values));
    }
}
