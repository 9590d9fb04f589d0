package io.mien.inference.onnx;

import static io.mien.inference.onnx.OnnxBytes.model;
import static io.mien.inference.onnx.OnnxBytes.node;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mien.inference.BadModel;
import io.mien.inference.StandIns;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stranger's file could do is seen before anything of it is loaded. */
class OnnxStructureTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "inference/model_repository/face_detector/1/model.onnx",
                "inference/model_repository/face_mesh/1/model.onnx",
                "inference/model_repository/expression_baseline/1/model.onnx",
                "src/test/resources/models/stand_in_coder/1/model.onnx"
            })
    void realNetworksPass(String file) {
        assertThatCode(() -> check(Files.readAllBytes(Path.of(file)))).doesNotThrowAnyException();
    }

    @Test
    void weightsInOtherFilesAreRefusedWhereverTheyHide() {
        // Given weights of an operator's attribute, of an inner graph and of the graph itself
        OnnxBytes elsewhere = new OnnxBytes().number(14, 1).message(13, new OnnxBytes().text(2, "/etc/passwd"));
        OnnxBytes constant = node("Constant").message(5, new OnnxBytes().message(5, elsewhere));
        OnnxBytes inner = new OnnxBytes().message(1, constant);
        OnnxBytes branch = node("If").message(5, new OnnxBytes().message(6, inner));
        OnnxBytes graph = new OnnxBytes().message(1, node("Relu")).message(5, elsewhere);

        // When / Then
        assertThatThrownBy(() -> check(model(constant))).hasMessageContaining("weights outside of itself");
        assertThatThrownBy(() -> check(model(branch))).hasMessageContaining("weights outside of itself");
        assertThatThrownBy(() -> check(new OnnxBytes().message(7, graph).toBytes()))
                .hasMessageContaining("weights outside of itself");
    }

    /** ONNX Runtime 1.29 reads a tag's low 32 bits only, and takes this for weights in another file. */
    @Test
    void fieldsVeiledByTagsTooLargeAreRefused() {
        // Given
        OnnxBytes veiled = new OnnxBytes().veiled(14, 1);
        byte[] file = model(node("Constant").message(5, new OnnxBytes().message(5, veiled)));

        // When / Then
        assertThatThrownBy(() -> check(file)).isInstanceOf(BadModel.class).hasMessageContaining("no ONNX model");
    }

    @Test
    void operatorsOfOtherMakersAreNamed() {
        assertThatThrownBy(() -> check(model(node("Relu"), node("Steal").text(7, "com.example"))))
                .isInstanceOf(BadModel.class)
                .hasMessageContaining("com.example.Steal");
        assertThatCode(() -> check(model(node("QLinearAdd").text(7, "com.microsoft"))))
                .doesNotThrowAnyException();
    }

    @Test
    void everythingWrongIsToldAtOnce() {
        // Given
        byte[] file = new OnnxBytes()
                .message(
                        7,
                        new OnnxBytes()
                                .message(1, node("Loop"))
                                .message(1, node("X").text(7, "a b\n<i>")))
                .message(25, new OnnxBytes().text(1, "own"))
                .toBytes();

        // When
        BadModel refused = catchThrowableOfType(BadModel.class, () -> check(file));

        // Then
        assertThat(refused.sentences()).hasSize(3).anyMatch(sentence -> sentence.contains("a?b??i?.X"));
    }

    @Test
    void filesThatAreNoModelsAreRefused() {
        // Given
        byte[] text = "not a network".getBytes(StandardCharsets.UTF_8);
        byte[] cut = Arrays.copyOf(StandIns.fileOf("stand_in_coder"), 5_000);

        // When / Then
        assertThatThrownBy(() -> check(text)).isInstanceOf(BadModel.class).hasMessageContaining("no ONNX model");
        assertThatThrownBy(() -> check(cut)).isInstanceOf(BadModel.class).hasMessageContaining("no ONNX model");
        assertThatThrownBy(() -> check(new byte[0]))
                .isInstanceOf(BadModel.class)
                .hasMessageContaining("no operators");
    }

    @Test
    void nestingWithoutEndIsRefused() {
        // Given
        OnnxBytes inner = node("Relu");
        for (int depth = 0; depth < 200; depth++) {
            inner = node("If").message(5, new OnnxBytes().message(6, new OnnxBytes().message(1, inner)));
        }
        byte[] deep = model(inner);

        // When / Then
        assertThatThrownBy(() -> check(deep)).isInstanceOf(BadModel.class);
    }

    @Test
    void noiseNeverDoesMoreThanBeRefused() {
        // Given
        Random random = new Random(7);
        byte[] real = StandIns.fileOf("stand_in_coder");
        for (int round = 0; round < 20_000; round++) {
            byte[] broken = Arrays.copyOf(real, 1 + random.nextInt(real.length));
            for (int change = 0; change < 8; change++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }

            // When / Then
            try {
                check(broken);
            } catch (BadModel refused) {
                assertThat(refused.sentences()).isNotEmpty();
            }
        }
    }

    private static void check(byte[] file) {
        OnnxStructure.of(file).refuseUnbounded();
    }
}
