package io.mien.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OpenModelsTest {
    private final Place onnx = new Place(Backend.ONNX, new ArrayList<>());
    private final Place triton = new Place(Backend.TRITON, new ArrayList<>());

    @Test
    void allModelsRunOnTheBackendOfTheSetting() {
        // When
        open(Backend.TRITON, Optional.empty());

        // Then
        assertThat(triton.names())
                .containsExactly("face_detector", "face_mesh", "face_landmarker", "expression_baseline");
        assertThat(onnx.names()).isEmpty();
    }

    @Test
    void tritonMayRunSomeModelsAndThisProcessTheRest() {
        // When
        open(Backend.TRITON, Optional.of(Set.of("expression_baseline")));

        // Then
        assertThat(triton.names()).containsExactly("expression_baseline");
        assertThat(onnx.names()).containsExactly("face_detector", "face_mesh", "face_landmarker");
    }

    @Test
    void modelForTritonThatNobodyUsesIsNamed() {
        assertThatThrownBy(() -> open(Backend.TRITON, Optional.of(Set.of("expression_baselin"))))
                .isInstanceOf(BadModel.class)
                .hasMessageContaining("mien.inference.triton-models")
                .hasMessageContaining("expression_baselin,");
    }

    @Test
    void theSequenceCoderThatFitsIsTakenUnlessNoneIsWanted() {
        assertThat(usual("expression_frame", Optional.empty())).isPresent();
        assertThat(usual("expression_frame", Optional.of("none"))).isEmpty();
        assertThat(usual("expression_baseline", Optional.empty())).isEmpty();
        assertThatThrownBy(() -> usual("expression_baseline", Optional.of("expression_sequence")))
                .isInstanceOf(BadModel.class)
                .hasMessageContaining("reads the features of expression_frame");
    }

    @Test
    void networksForResearchStayUnopenedWhereNobodyAcceptedThem() {
        // Given: the product's own networks, whose cards allow research and evaluation alone
        Config config = new Config(
                Backend.ONNX, Optional.empty(), "expression_frame", Optional.empty(), false, false, Optional.empty());
        ModelRepository repository = new ModelRepository(Optional.of(ModelContract.MODELS));

        // When
        FaceModels models = new OpenModels(
                        config, repository, List.of(onnx, triton), new SimpleMeterRegistry(), new ModelTerms(false))
                .models();

        // Then
        assertThat(onnx.names()).containsExactly("face_detector", "face_mesh", "face_landmarker");
        assertThat(models.facialCoder()).isEmpty();
        assertThat(models.sequenceCoder()).isEmpty();
        assertThat(FaceModels.commercialUse(models.cards())).isTrue();
    }

    @Test
    void networksForAnyUseAreOpenedAnywhere() {
        // Given
        Config config = new Config(
                Backend.ONNX,
                Optional.empty(),
                "expression_baseline",
                Optional.empty(),
                false,
                false,
                Optional.empty());
        ModelRepository repository = new ModelRepository(Optional.of(ModelContract.MODELS));

        // When / Then
        assertThat(new OpenModels(
                                config,
                                repository,
                                List.of(onnx, triton),
                                new SimpleMeterRegistry(),
                                new ModelTerms(false))
                        .models()
                        .facialCoder())
                .isPresent();
    }

    @Test
    void closingClosesAllOfThem() {
        // Given
        OpenModels models = open(Backend.ONNX, Optional.empty());

        // When
        models.close();

        // Then
        assertThat(onnx.opened()).hasSize(4).allMatch(ScriptedModel::isClosed);
    }

    private Optional<SequenceCoder> usual(String facialCoder, Optional<String> sequenceCoder) {
        Config config =
                new Config(Backend.ONNX, Optional.empty(), facialCoder, sequenceCoder, false, false, Optional.empty());
        return new OpenModels(
                        config,
                        new ModelRepository(Optional.of(ModelContract.MODELS)),
                        List.of(onnx, triton),
                        new SimpleMeterRegistry(),
                        new ModelTerms(true))
                .models()
                .sequenceCoder();
    }

    private OpenModels open(Backend backend, Optional<Set<String>> tritonModels) {
        ModelRepository repository = new ModelRepository(Optional.of(ModelContract.MODELS));
        Config config = new Config(
                backend, tritonModels, "expression_baseline", Optional.empty(), false, false, Optional.empty());
        return new OpenModels(
                config, repository, List.of(onnx, triton), new SimpleMeterRegistry(), new ModelTerms(true));
    }

    private record Config(
            Backend backend,
            Optional<Set<String>> tritonModels,
            String facialCoder,
            Optional<String> sequenceCoder,
            boolean acceptNonCommercial,
            boolean acceptUnconfinedModels,
            Optional<Path> repository)
            implements InferenceConfig {}

    private record Place(Backend kind, List<ScriptedModel> opened) implements ModelBackend {
        @Override
        public Model open(ModelCard card) {
            ScriptedModel model = new ScriptedModel(card);
            opened.add(model);
            return model;
        }

        List<String> names() {
            return opened.stream().map(model -> model.card().name()).collect(Collectors.toList());
        }
    }
}
