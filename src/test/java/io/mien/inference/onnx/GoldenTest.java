package io.mien.inference.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mien.inference.Expression;
import io.mien.inference.FaceBox;
import io.mien.inference.FaceModels;
import io.mien.inference.Mesh;
import io.mien.inference.Region;
import io.mien.media.Frame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Java gives what Python gave on the whole way from picture to probabilities. */
class GoldenTest {
    private static final Path MODELS = Path.of("inference/model_repository");
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void chainGivesWhatPythonGave(int number) throws IOException {
        // Given
        Path folder = MODELS.resolve("expression_baseline/golden");
        JsonNode golden = JSON.readTree(folder.resolve("chain.json").toFile())
                .get("cases")
                .get(number);
        FaceModels models = PackagedModels.readBy("expression_baseline");
        Frame frame = frame(folder, golden.get("picture"));

        // When
        FaceBox box = models.detector().detect(frame).get(0);
        Mesh mesh = models.mesh().place(frame, Region.around(box));
        byte[] crop = new byte[112 * 112 * 3];
        Region.aligned(mesh.rightEye(), mesh.leftEye(), models.coder().card().requiredAlignment())
                .sample(frame, 112, crop, 0);
        Expression expression = models.coder().read(List.of(crop)).get(0).expression();

        // Then
        JsonNode expectedBox = golden.at("/detections/0/box");
        assertThat(box.left() + box.width() / 2).isCloseTo(expectedBox.get(0).asDouble(), within(0.01));
        assertThat(box.width()).isCloseTo(expectedBox.get(2).asDouble(), within(0.01));
        float[] points = floats(folder.resolve(golden.at("/mesh/file").asText()));
        assertThat(points).isNotEmpty();
        for (int i = 0; i < points.length; i++) {
            assertThat(mesh.points()[i]).isCloseTo(points[i], within(0.05));
        }
        region(mesh.next(), golden.get("tracking_region"));
        sameCrop(crop, Files.readAllBytes(folder.resolve(golden.at("/crop/file").asText())));
        List<io.mien.inference.Emotion> labels = models.coder().card().labels();
        assertThat(labels).isNotEmpty();
        for (int i = 0; i < labels.size(); i++) {
            assertThat(expression.of(labels.get(i)))
                    .isCloseTo(golden.at("/probabilities/" + i).asDouble(), within(1e-3));
        }
    }

    @Test
    void samplingIsThatOfPythonToTheBit() throws IOException {
        // Given
        Path folder = MODELS.resolve("expression_baseline/golden");
        JsonNode golden = JSON.readTree(folder.resolve("chain.json").toFile())
                .get("cases")
                .get(1);
        JsonNode place = golden.get("crop_region");
        Region region = new Region(
                new io.mien.inference.Point(
                        place.get("x").asDouble(), place.get("y").asDouble()),
                place.get("side").asDouble(),
                place.get("angle").asDouble());

        // When
        byte[] crop = new byte[112 * 112 * 3];
        region.sample(frame(folder, golden.get("picture")), 112, crop, 0);

        // Then
        byte[] expected =
                Files.readAllBytes(folder.resolve(golden.at("/crop/file").asText()));
        int different = 0;
        for (int i = 0; i < expected.length; i++) {
            assertThat(Math.abs((crop[i] & 255) - (expected[i] & 255))).isLessThanOrEqualTo(1);
            different += crop[i] == expected[i] ? 0 : 1;
        }
        assertThat(different).as("rounding of ties").isLessThan(20);
    }

    private static void region(Region region, JsonNode expected) {
        assertThat(region.centre().x()).isCloseTo(expected.get("x").asDouble(), within(0.05));
        assertThat(region.centre().y()).isCloseTo(expected.get("y").asDouble(), within(0.05));
        assertThat(region.size()).isCloseTo(expected.get("side").asDouble(), within(0.1));
        assertThat(region.angle()).isCloseTo(expected.get("angle").asDouble(), within(1e-3));
    }

    /** A thousandth of a pixel between the two meshes may tip a rounding. */
    private static void sameCrop(byte[] crop, byte[] expected) {
        assertThat(crop).hasSameSizeAs(expected);
        for (int i = 0; i < crop.length; i++) {
            assertThat(Math.abs((crop[i] & 255) - (expected[i] & 255))).isLessThanOrEqualTo(2);
        }
    }

    private static Frame frame(Path folder, JsonNode picture) throws IOException {
        byte[] pixels = Files.readAllBytes(folder.resolve(picture.get("file").asText()));
        return new Frame(0, picture.get("width").asInt(), picture.get("height").asInt(), pixels);
    }

    private static float[] floats(Path file) throws IOException {
        FloatBuffer buffer = ByteBuffer.wrap(Files.readAllBytes(file))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        float[] values = new float[buffer.remaining()];
        buffer.get(values);
        return values;
    }
}
