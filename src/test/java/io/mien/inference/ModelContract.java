package io.mien.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mien.inference.Tensor.Floats;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every backend owes: the golden answers of every model, and a refusal of what is not the card's. */
public abstract class ModelContract {
    public static final Path MODELS = Path.of("inference/model_repository");
    private static final String CODER = "expression_baseline";

    /** A model of {@link #MODELS} or of {@link StandIns}. */
    protected abstract Model open(ModelCard card);

    static List<Path> models() throws IOException {
        try (Stream<Path> folders = Files.list(MODELS)) {
            return folders.filter(folder -> Files.exists(folder.resolve("golden/golden.json")))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void goldenOutputsAreMet(Path folder) throws IOException {
        // Given
        Golden golden = Golden.of(folder);
        Model model = open(card(folder));

        // When
        Map<String, Floats> outputs =
                model.run(golden.inputs(), golden.outputs().keySet());

        // Then
        assertThat(golden.outputs()).isNotEmpty().allSatisfy((name, expected) -> {
            assertThat(outputs.get(name).shape()).as(name).isEqualTo(expected.shape());
            float[] values = ((Floats) expected).values();
            assertThat(values).as(name).isNotEmpty();
            for (int i = 0; i < values.length; i++) {
                double tolerance = golden.tolerance() * Math.max(1, Math.abs(values[i]));
                assertThat((double) outputs.get(name).values()[i]).as(name).isCloseTo(values[i], within(tolerance));
            }
        });
    }

    @Test
    void whatRunsItIsToldWithItsVersion() throws IOException {
        assertThat(open(card(MODELS.resolve(CODER))).runtime()).matches("(onnx-runtime|triton) [0-9]+\\.[0-9]+\\S*");
    }

    @Test
    void onlyWantedOutputsAreGiven() throws IOException {
        // Given
        Golden golden = Golden.of(MODELS.resolve(CODER));

        // When
        Map<String, Floats> outputs = open(card(MODELS.resolve(CODER))).run(golden.inputs(), Set.of("feat"));

        // Then
        assertThat(outputs).containsOnlyKeys("feat");
    }

    @Test
    void sequencesOfAnyLengthAreRead() {
        // Given
        Model model = open(StandIns.sequence());

        // When
        Map<String, Floats> two = model.run(sequences(2, 5), Set.of("logits", "valence"));
        Map<String, Floats> forty = model.run(sequences(1, 40), Set.of("logits", "valence"));

        // Then
        assertThat(two.get("logits").shape()).containsExactly(2, 5, 8);
        assertThat(two.get("valence").shape()).containsExactly(2, 5);
        assertThat(forty.get("valence").shape()).containsExactly(1, 40);
        float[] mean = means(forty.get("logits").values());
        assertThat(mean).hasSize(40);
        for (int i = 0; i < mean.length; i++) {
            assertThat(forty.get("valence").values()[i]).isCloseTo((float) Math.tanh(mean[i]), within(1e-4f));
        }
    }

    @Test
    void threadsShareAModel() throws Exception {
        // Given
        Golden golden = Golden.of(MODELS.resolve(CODER));
        Model model = open(card(MODELS.resolve(CODER)));
        Callable<float[]> run =
                () -> model.run(golden.inputs(), Set.of("logits")).get("logits").values();
        ExecutorService threads = Executors.newFixedThreadPool(4);

        // When
        List<Future<float[]>> answers = threads.invokeAll(Collections.nCopies(12, run));

        // Then
        float[] expected = ((Floats) golden.outputs().get("logits")).values();
        for (Future<float[]> answer : answers) {
            assertThat(answer.get()).containsExactly(expected, within(1e-3f));
        }
        threads.shutdownNow();
    }

    @Test
    void pictureOfAnotherSizeIsRefused() throws IOException {
        // Given
        Model model = open(card(MODELS.resolve(CODER)));
        Map<String, Tensor> small = Map.of("image", new Tensor.Bytes(new byte[96 * 96 * 3], 1, 96, 96, 3));

        // When / Then
        assertThatThrownBy(() -> model.run(small, Set.of("logits"))).isInstanceOf(ModelRefused.class);
    }

    @Test
    void modelOfAnotherDigestIsRefused() throws IOException {
        // Given
        ModelCard card = card(MODELS.resolve(CODER));
        ModelCard other = changed(card.digest(), "sha256:" + "0".repeat(64));

        // When / Then
        assertThatThrownBy(() -> open(other))
                .isInstanceOf(BadModel.class)
                .hasMessageContaining(CODER)
                .hasMessageContaining(other.digest());
    }

    @Test
    void modelWithOtherTensorsIsRefused() throws IOException {
        // Given
        ModelCard wider = changed("        256\n", "        257\n");

        // When / Then
        assertThatThrownBy(() -> open(wider)).isInstanceOf(BadModel.class).hasMessageContaining("feat");
    }

    @Test
    void modelThatIsNotThereIsRefused() throws IOException {
        // Given
        ModelCard nobody = changed("\"name\": \"" + CODER + "\"", "\"name\": \"nobody\"");

        // When / Then
        assertThatThrownBy(() -> open(nobody)).isInstanceOf(BadModel.class).hasMessageContaining("nobody");
    }

    public static ModelCard card(Path folder) throws IOException {
        return ModelCard.parse(Files.readAllBytes(folder.resolve("model.json")), folder.toString());
    }

    /** The facial coder's card with a text of it replaced. */
    protected static ModelCard changed(String text, String by) throws IOException {
        String json = Files.readString(MODELS.resolve(CODER).resolve("model.json"));
        assertThat(json).contains(text);
        return ModelCard.parse(json.replace(text, by).getBytes(StandardCharsets.UTF_8), "changed");
    }

    private static Map<String, Tensor> sequences(int count, int steps) {
        Random random = new Random(3);
        float[] features = new float[count * steps * 16];
        float[] mask = new float[count * steps];
        float[] seconds = new float[count * steps];
        for (int i = 0; i < features.length; i++) {
            features[i] = random.nextFloat();
            mask[i / 16] = i / 16 % 7 == 3 ? 0 : 1;
            seconds[i / 16] = 0.1f;
        }
        return Map.of(
                "feat", new Floats(features, count, steps, 16),
                "mask", new Floats(mask, count, steps),
                "seconds", new Floats(seconds, count, steps));
    }

    private static float[] means(float[] logits) {
        float[] means = new float[logits.length / 8];
        for (int i = 0; i < logits.length; i++) {
            means[i / 8] += logits[i] / 8;
        }
        return means;
    }
}
