package io.mien.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mien.media.Frame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelCardTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aSequenceCodersCardNamesItsWindowAndItsFrameModel() {
        // When
        ModelCard card = StandIns.sequence();

        // Then
        assertThat(card.requiredWindow()).isEqualTo(new ModelCard.Window(12, 4));
        assertThat(card.fits(StandIns.coder())).isTrue();
        assertThat(card.output("valence")).isPresent();
        assertThatThrownBy(card::input).isInstanceOf(BadModel.class).hasMessageContaining("looks at sequences");
    }

    @Test
    void aSequenceCoderFitsNoOtherNetworkOfTheSameName() throws IOException {
        // Given
        ModelCard retrained = changed("stand_in_coder", card -> card.put("digest", "sha256:" + "0".repeat(64)));

        // When / Then
        assertThat(StandIns.sequence().fits(retrained)).isFalse();
    }

    @Test
    void modelsThatDoNotBelongTogetherAreRefusedByName() throws IOException {
        // Given
        ModelCard retrained = changed("stand_in_coder", card -> card.put("digest", "sha256:" + "0".repeat(64)));

        // When / Then
        assertThatThrownBy(() -> new FaceModels(noDetector(), noMesh(), noLandmarker(), coder(retrained), overTime()))
                .isInstanceOf(BadModel.class)
                .hasMessageContaining("stand_in_sequence")
                .hasMessageContaining("mien.inference.sequence-coder");
    }

    @Test
    void anotherFacialCoderLeavesTheSequenceCoderBehind() throws IOException {
        // Given
        FaceModels models = new FaceModels(noDetector(), noMesh(), noLandmarker(), coder(StandIns.coder()), overTime());
        ModelCard other = changed("stand_in_coder", card -> card.put("name", "other"));

        // When / Then
        assertThat(models.with(coder(other)).sequenceCoder()).isEmpty();
        assertThat(models.with(coder(StandIns.coder())).sequenceCoder()).isPresent();
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        // When
        BadModel refused = catchThrowableOfType(
                BadModel.class,
                () -> changed("stand_in_coder", card -> {
                    card.put("digest", "sha256:12");
                    card.put("temperature", 0);
                    card.remove("alignment");
                    ((ObjectNode) card.get("input")).put("datatype", "FP32");
                }));

        // Then
        assertThat(refused.sentences())
                .hasSize(4)
                .anyMatch(sentence -> sentence.contains("no digest of the form"))
                .anyMatch(sentence -> sentence.contains("temperature above 0"))
                .anyMatch(sentence -> sentence.contains("\"alignment\""))
                .anyMatch(sentence -> sentence.contains("normalisation belongs into the graph"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "window      | {\"steps\": 8, \"context\": 4}       | more than twice its context",
                "window      | {\"steps\": 100000, \"context\": 4}  | at most 1800 steps",
                "frame_model | null                                 | frame_model",
                "inputs      | []                                   | no FP32 input \"feat\" of 3 dimensions",
                "labels      | [\"HAPPY\", \"HAPPY\"]               | names a label twice",
                "task        | \"mind-reading\"                     | lacks the field \"input\""
            })
    void aSequenceCardThatContradictsItselfIsRefused(String field, String value, String complaint) {
        // When / Then
        assertThatThrownBy(() -> changed("stand_in_sequence", card -> card.set(field, tree(value))))
                .isInstanceOf(BadModel.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void featuresTellNothingOfThemselves() {
        assertThat(new CodedFace(new Expression(new double[8]), new FaceFeatures(new float[] {0.25f})).toString())
                .contains("redacted")
                .doesNotContain("0.25");
    }

    private static ModelCard changed(String name, Consumer<ObjectNode> change) throws IOException {
        ObjectNode card = (ObjectNode) JSON.readTree(StandIns.cardOf(name));
        change.accept(card);
        return ModelCard.parse(card.toString().getBytes(StandardCharsets.UTF_8), name);
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FaceDetector noDetector() {
        return new FaceDetector() {
            @Override
            public ModelCard card() {
                return StandIns.coder();
            }

            @Override
            public String runtime() {
                return "none";
            }

            @Override
            public List<FaceBox> detect(Frame frame) {
                return List.of();
            }
        };
    }

    private static FaceMesh noMesh() {
        return new FaceMesh() {
            @Override
            public ModelCard card() {
                return StandIns.coder();
            }

            @Override
            public String runtime() {
                return "none";
            }

            @Override
            public Mesh place(Frame frame, Region region) {
                throw new UnsupportedOperationException("nobody looks");
            }
        };
    }

    private static FaceLandmarker noLandmarker() {
        return new FaceLandmarker() {
            @Override
            public ModelCard card() {
                return StandIns.coder();
            }

            @Override
            public String runtime() {
                return "none";
            }

            @Override
            public List<Optional<Blendshapes>> read(List<byte[]> faces) {
                return List.of();
            }
        };
    }

    private static FacialCoder coder(ModelCard card) {
        return new FacialCoder() {
            @Override
            public ModelCard card() {
                return card;
            }

            @Override
            public String runtime() {
                return "none";
            }

            @Override
            public List<CodedFace> read(List<byte[]> faces) {
                return List.of();
            }

            @Override
            public Optional<ActivationMap> map(byte[] face) {
                return Optional.empty();
            }
        };
    }

    private static SequenceCoder overTime() {
        return new CountingCoder(12, 4);
    }
}
