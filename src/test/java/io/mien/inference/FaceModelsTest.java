package io.mien.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What ran a reading's models, in one line. */
class FaceModelsTest {
    private record Part(ModelCard card, String runtime) implements ModelBased {}

    @Test
    void onePlaceIsNamedOnce() {
        // Given
        List<ModelBased> parts = List.of(
                new Part(StandIns.coder(), "onnx-runtime 1.29.0"),
                new Part(StandIns.sequence(), "onnx-runtime 1.29.0"));

        // When / Then
        assertThat(FaceModels.backend(parts)).isEqualTo("onnx-runtime 1.29.0");
    }

    @Test
    void severalPlacesAreNamedWithTheirModels() {
        // Given
        List<ModelBased> parts = List.of(
                new Part(StandIns.coder(), "triton 2.51.0"),
                new Part(StandIns.sequence(), "onnx-runtime 1.29.0"),
                new Part(StandIns.card("stand_in_glutton"), "triton 2.51.0"));

        // When / Then
        assertThat(FaceModels.backend(parts))
                .isEqualTo("stand_in_coder, stand_in_glutton: triton 2.51.0; stand_in_sequence: onnx-runtime 1.29.0");
    }
}
