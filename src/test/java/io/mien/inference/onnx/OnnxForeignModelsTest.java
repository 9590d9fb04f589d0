package io.mien.inference.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mien.inference.BadModel;
import io.mien.inference.ForeignCoder;
import io.mien.inference.ForeignModelFailed;
import io.mien.inference.ModelCard;
import io.mien.inference.StandIns;
import io.mien.platform.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stranger's network is held against its card in a process of its own. */
class OnnxForeignModelsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] FILE = StandIns.fileOf("stand_in_coder");

    private static final Duration DEADLINE = Duration.ofSeconds(10);
    /** Stand-ins over which time is lost lose no more of it than this. */
    private static final Duration SHORT = Duration.ofSeconds(1);

    private static final Duration FAR_LESS_THAN_DAYS = Duration.ofMinutes(2);

    private static final List<byte[]> SMOOTH = List.of(new byte[32 * 32 * 3]);
    private static final List<byte[]> NOISE = List.of(noise());

    private final OnnxForeignModels foreign = new OnnxForeignModels();

    @Test
    void aFacialCoderThatKeepsItsPromisesPassesAndCanBeUsed() {
        // When
        assertThatCode(() -> foreign.examine(StandIns.coder(), FILE, DEADLINE)).doesNotThrowAnyException();

        // Then
        try (ForeignCoder coder = new ForeignCoder(foreign.open(StandIns.coder(), FILE, DEADLINE))) {
            byte[] face = new byte[32 * 32 * 3];
            assertThat(coder.read(List.of(face, face))).hasSize(2);
            assertThat(coder.map(face)).isPresent();
        }
    }

    @Test
    void aClosedOneReadsNothing() {
        // Given
        ForeignCoder coder = new ForeignCoder(foreign.open(StandIns.coder(), FILE, DEADLINE));

        // When
        coder.close();
        coder.close();

        // Then
        assertThatThrownBy(() -> coder.read(List.of(new byte[32 * 32 * 3]))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatTheFileHasInsteadIsTold() throws IOException {
        // Given
        ModelCard card = changed(each -> {
            ((ObjectNode) each.get("input")).put("height", 48).put("width", 48).put("name", "picture");
            ((ArrayNode) each.get("outputs").get(2).get("shape")).set(2, 7);
        });

        // When
        BadModel refused = catchThrowableOfType(BadModel.class, () -> foreign.examine(card, FILE, DEADLINE));

        // Then
        assertThat(refused.sentences())
                .anyMatch(sentence -> sentence.contains("promises one input \"picture\", UINT8 [-1, 48, 48, 3]")
                        && sentence.contains("the file has \"image\", UINT8 [-1, 32, 32, 3]"))
                .anyMatch(sentence -> sentence.contains("promises an output \"cam\", FP32 [-1, 8, 7, 4]"));
    }

    @Test
    void anotherFileIsRefusedByItsDigest() {
        // Given
        byte[] other = FILE.clone();
        other[other.length - 1] ^= 1;

        // When / Then
        assertThatThrownBy(() -> foreign.examine(StandIns.coder(), other, DEADLINE))
                .isInstanceOf(BadModel.class)
                .hasMessageContaining("is not the one its card describes");
    }

    @Test
    void aSequenceCoderIsNoFacialCoder() {
        assertThatThrownBy(() -> foreign.examine(StandIns.sequence(), StandIns.fileOf("stand_in_sequence"), DEADLINE))
                .isInstanceOf(BadModel.class)
                .hasMessageContaining("one for facial-coding is wanted");
    }

    @Test
    void operatorsThatOnnxRuntimeDoesNotKnowAreToldInItsWords() throws IOException {
        // Given
        byte[] file =
                OnnxBytes.model(OnnxBytes.node("Telepathy").text(1, "image").text(2, "logits"));
        ModelCard card = changed(each -> each.put("digest", digest(file)));

        // When / Then
        assertThatThrownBy(() -> foreign.examine(card, file, DEADLINE))
                .isInstanceOf(BadModel.class)
                .hasMessageContaining("ONNX Runtime cannot load or run the file");
    }

    @Test
    void aGluttonIsStoppedInItsOwnProcess() {
        assertThatThrownBy(() -> foreign.examine(
                        StandIns.card("stand_in_glutton"), StandIns.fileOf("stand_in_glutton"), DEADLINE))
                .isInstanceOf(BadModel.class);
    }

    @Test
    void oneThatIsTooSlowForThePicturesOfItsTrialIsRefusedWithItsTime() {
        assertThatThrownBy(() -> foreign.examine(StandIns.coder(), FILE, Duration.ofNanos(1)))
                .isInstanceOf(BadModel.class)
                .hasMessageContaining("s for 10 faces; the limit is 0.0 s");
    }

    @Test
    void aLoopIsRefusedBeforeItsTrial() {
        assertThatThrownBy(() -> foreign.examine(
                        StandIns.card("stand_in_sluggard"), StandIns.fileOf("stand_in_sluggard"), DEADLINE))
                .isInstanceOf(BadModel.class)
                .hasMessageContaining("has loops (Loop)");
    }

    @Test
    void aLoopThatTurnsForDaysIsEndedAndTheNextRecordingIsReadAtOnce() {
        // Given
        long began = System.nanoTime();
        try (ForeignCoder coder = open("stand_in_sluggard")) {
            assertThat(coder.read(NOISE)).hasSize(1);

            // When
            assertThatThrownBy(() -> coder.read(SMOOTH))
                    .isInstanceOf(ForeignModelFailed.class)
                    .hasMessageStartingWith(
                            "Your model stand_in_sluggard, version 1, needed more than 1 s for 10 faces")
                    .hasMessageContaining("Choose other models for this campaign");
            assertThat(since(began)).isLessThan(FAR_LESS_THAN_DAYS);

            // Then
            assertThatThrownBy(() -> coder.read(NOISE)).isInstanceOf(ForeignModelFailed.class);
        }
        await().atMost(Duration.ofSeconds(120)).ignoreExceptions().untilAsserted(() -> {
            try (ForeignCoder next = open("stand_in_sluggard")) {
                assertThat(next.read(NOISE)).hasSize(1);
            }
        });
    }

    @Test
    void oneThatSitsInOneOperatorIsLeftAloneAndTakesNoSecondThread() {
        // Given one that passed, for its trial was quick
        assertThatCode(() ->
                        foreign.examine(StandIns.card("stand_in_mule"), StandIns.fileOf("stand_in_mule"), DEADLINE))
                .doesNotThrowAnyException();

        // When
        try (ForeignCoder coder = open("stand_in_mule")) {
            assertThatThrownBy(() -> coder.read(SMOOTH)).isInstanceOf(ForeignModelFailed.class);
        }

        // Then the reading was given up while the model still computes
        assertThatThrownBy(() -> open("stand_in_mule"))
                .isInstanceOf(ForeignModelFailed.class)
                .hasMessageContaining("has not yet ended what it began on an earlier recording");
        try (ForeignCoder other = new ForeignCoder(foreign.open(StandIns.coder(), FILE, DEADLINE))) {
            assertThat(other.read(SMOOTH)).hasSize(1);
        }
        await().atMost(Duration.ofSeconds(120)).ignoreExceptions().untilAsserted(() -> open("stand_in_mule")
                .close());
    }

    @ParameterizedTest
    @CsvSource({"stand_in_fool, out of data bounds", "stand_in_dreamer, its \"logits\" is not finite"})
    void oneThatFailsOnAFaceIsNamedWithWhatWentWrong(String name, String what) {
        try (ForeignCoder coder = open(name)) {
            assertThat(coder.read(NOISE)).hasSize(1);
            assertThatThrownBy(() -> coder.read(SMOOTH))
                    .isInstanceOf(ForeignModelFailed.class)
                    .hasMessageStartingWith(
                            "Your model " + name + ", version 1, failed on a picture of the recording (")
                    .hasMessageContaining(what);
        }
    }

    private ForeignCoder open(String name) {
        return new ForeignCoder(foreign.open(StandIns.card(name), StandIns.fileOf(name), SHORT));
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    private static byte[] noise() {
        byte[] noise = new byte[32 * 32 * 3];
        new Random(7).nextBytes(noise);
        return noise;
    }

    private static String digest(byte[] file) {
        return "sha256:" + HexFormat.of().formatHex(Digest.of(file));
    }

    private static ModelCard changed(Consumer<ObjectNode> change) throws IOException {
        ObjectNode card = (ObjectNode) JSON.readTree(StandIns.cardOf("stand_in_coder"));
        change.accept(card);
        return ModelCard.parse(card.toString().getBytes(StandardCharsets.UTF_8), "stand_in_coder");
    }
}
