package io.mien.inference.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mien.inference.BadModel;
import io.mien.inference.ForeignCoder;
import io.mien.inference.ModelCard;
import io.mien.inference.StandIns;
import io.mien.platform.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A stranger's network is held against its card in a process of its own. */
class OnnxForeignModelsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] FILE = StandIns.fileOf("stand_in_coder");

    private final OnnxForeignModels foreign = new OnnxForeignModels();

    @Test
    void aFacialCoderThatKeepsItsPromisesPassesAndCanBeUsed() {
        // When
        assertThatCode(() -> foreign.examine(StandIns.coder(), FILE)).doesNotThrowAnyException();

        // Then
        try (ForeignCoder coder = new ForeignCoder(foreign.open(StandIns.coder(), FILE))) {
            byte[] face = new byte[32 * 32 * 3];
            assertThat(coder.read(List.of(face, face))).hasSize(2);
            assertThat(coder.map(face)).isPresent();
        }
    }

    @Test
    void aClosedOneReadsNothing() {
        // Given
        ForeignCoder coder = new ForeignCoder(foreign.open(StandIns.coder(), FILE));

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
        BadModel refused = catchThrowableOfType(BadModel.class, () -> foreign.examine(card, FILE));

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
        assertThatThrownBy(() -> foreign.examine(StandIns.coder(), other))
                .isInstanceOf(BadModel.class)
                .hasMessageContaining("is not the one its card describes");
    }

    @Test
    void aSequenceCoderIsNoFacialCoder() {
        assertThatThrownBy(() -> foreign.examine(StandIns.sequence(), StandIns.fileOf("stand_in_sequence")))
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
        assertThatThrownBy(() -> foreign.examine(card, file))
                .isInstanceOf(BadModel.class)
                .hasMessageContaining("ONNX Runtime cannot load or run the file");
    }

    @Test
    void aGluttonIsStoppedInItsOwnProcess() {
        assertThatThrownBy(
                        () -> foreign.examine(StandIns.card("stand_in_glutton"), StandIns.fileOf("stand_in_glutton")))
                .isInstanceOf(BadModel.class);
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
