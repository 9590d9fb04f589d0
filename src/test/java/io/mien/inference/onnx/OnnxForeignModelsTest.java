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
import io.mien.media.Confinement;
import io.mien.media.TestMedia;
import io.mien.platform.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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

    private static final Path CACHE = Path.of("target/foreign");

    private final OnnxForeignModels foreign = new OnnxForeignModels(TestMedia.CONFINEMENT, CACHE, false);

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
    void aLoopThatTurnsForDaysIsKilledAndTheNextRecordingIsReadAtOnce() {
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
        noneIsLeft();
        try (ForeignCoder next = open("stand_in_sluggard")) {
            assertThat(next.read(NOISE)).hasSize(1);
        }
    }

    @Test
    void oneThatSitsInOneOperatorIsKilledInIt() {
        // Given one that passed, for its trial was quick
        assertThatCode(() ->
                        foreign.examine(StandIns.card("stand_in_mule"), StandIns.fileOf("stand_in_mule"), DEADLINE))
                .doesNotThrowAnyException();

        // When
        try (ForeignCoder coder = open("stand_in_mule")) {
            assertThatThrownBy(() -> coder.read(SMOOTH)).isInstanceOf(ForeignModelFailed.class);

            // Then it burns no core any more, while its coder is still open
            noneIsLeft();
        }
        open("stand_in_mule").close();
    }

    @Test
    void aHugePoolingKernelIsKilledAtItsDeadline() throws IOException {
        // Given one that behaves on noise
        byte[] file = HostileNetworks.pooling();
        ModelCard card = hostile(file);
        assertThatCode(() -> foreign.examine(card, file, DEADLINE)).doesNotThrowAnyException();

        // When
        try (ForeignCoder coder = new ForeignCoder(foreign.open(card, file, SHORT))) {
            assertThat(coder.read(NOISE)).hasSize(1);
            assertThatThrownBy(() -> coder.read(SMOOTH)).hasMessageContaining("needed more than 1 s");

            // Then
            noneIsLeft();
        }
    }

    @Test
    void fiveGigabytesForAFaceAreNotHad() throws IOException {
        // Given one that behaves on noise
        byte[] file = HostileNetworks.glutton();
        ModelCard card = hostile(file);
        assertThatCode(() -> foreign.examine(card, file, DEADLINE)).doesNotThrowAnyException();

        // When / Then
        try (ForeignCoder coder = new ForeignCoder(foreign.open(card, file, DEADLINE))) {
            assertThat(coder.read(NOISE)).hasSize(1);
            assertThatThrownBy(() -> coder.read(SMOOTH))
                    .isInstanceOf(ForeignModelFailed.class)
                    .hasMessageContaining("failed on a picture of the recording");
        }
        noneIsLeft();
    }

    @Test
    void aFileThatIsAlsoAFlatBufferIsRefusedAndNeverRunAsOne() throws Exception {
        // Given a file that is the honest network to protocol buffers, and a loop of days to a runtime that guesses
        byte[] file = HostileNetworks.polyglot();
        ModelCard card = changed(each -> each.put("digest", digest(file)));
        assertThat(HostileNetworks.outputsAsGuessed(file)).doesNotContain("feat");

        // When / Then
        assertThatThrownBy(() -> foreign.examine(card, file, DEADLINE))
                .isInstanceOf(BadModel.class)
                .hasMessageContaining("ONNX Runtime's own format");
        try (ForeignSession asked = HostileNetworks.askedForOnnx(file, CACHE)) {
            assertThat(asked.loaded().outputs()).extracting(Slot::name).contains("feat");
        }
    }

    @Test
    void anotherNetworkThanTheOneThatWasCheckedIsRefused() throws Exception {
        // Given
        OnnxStructure checked = OnnxStructure.of(FILE);

        // When / Then
        try (ForeignSession loaded = HostileNetworks.askedForOnnx(FILE, CACHE)) {
            assertThatCode(() -> checked.refuseOther(loaded.loaded())).doesNotThrowAnyException();
        }
        try (ForeignSession other = HostileNetworks.askedForOnnx(StandIns.fileOf("stand_in_sluggard"), CACHE)) {
            assertThatThrownBy(() -> checked.refuseOther(other.loaded()))
                    .isInstanceOf(BadModel.class)
                    .hasMessageContaining("reads another network in this file");
        }
    }

    @Test
    void whereNothingWallsThemInTheyAreRefusedUnlessTheRiskIsTaken() {
        // Given
        OnnxForeignModels bare = new OnnxForeignModels(Confinement.withoutNamespaces(), CACHE, false);
        OnnxForeignModels daring = new OnnxForeignModels(Confinement.withoutNamespaces(), CACHE, true);

        // When / Then
        assertThatThrownBy(() -> bare.examine(StandIns.coder(), FILE, DEADLINE))
                .isInstanceOf(BadModel.class)
                .hasMessageContaining("neither bubblewrap nor unshare")
                .hasMessageContaining("MIEN_INFERENCE_ACCEPT_UNCONFINED_MODELS=true");
        assertThatThrownBy(() -> bare.open(StandIns.coder(), FILE, DEADLINE)).isInstanceOf(BadModel.class);
        assertThatCode(() -> daring.examine(StandIns.coder(), FILE, DEADLINE)).doesNotThrowAnyException();
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

    private static void noneIsLeft() {
        await().atMost(Duration.ofSeconds(20)).until(() -> ProcessHandle.current()
                .descendants()
                .noneMatch(child -> child.info().commandLine().orElse("").contains("ForeignProcess")));
    }

    private static ModelCard hostile(byte[] file) throws IOException {
        return changed(each -> {
            each.put("digest", digest(file));
            ArrayNode outputs = (ArrayNode) each.get("outputs");
            outputs.remove(2);
            outputs.remove(1);
        });
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
