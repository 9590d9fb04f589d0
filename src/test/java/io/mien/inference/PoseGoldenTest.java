package io.mien.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Java finds the pose that the Python reference finds, by another method. */
class PoseGoldenTest {
    private static final Path GOLDEN = Path.of("inference/model_repository/face_mesh/golden/pose.json");

    @ParameterizedTest
    @MethodSource("cases")
    void poseIsThatOfTheReference(JsonNode golden) {
        // Given
        Mesh mesh = mesh(golden.get("points"));

        // When
        FacePose pose = FacePose.of(mesh);

        // Then
        assertThat(pose.yaw()).isCloseTo(golden.get("yaw").asDouble(), within(1e-4));
        assertThat(pose.pitch()).isCloseTo(golden.get("pitch").asDouble(), within(1e-4));
        assertThat(pose.roll()).isCloseTo(golden.get("roll").asDouble(), within(1e-4));
    }

    static Stream<Named<JsonNode>> cases() throws IOException {
        JsonNode cases = new ObjectMapper().readTree(GOLDEN.toFile()).get("cases");
        assertThat(cases).hasSizeGreaterThan(5);
        return StreamSupport.stream(cases.spliterator(), false)
                .map(golden -> Named.of(golden.get("name").asText(), golden));
    }

    private static Mesh mesh(JsonNode points) {
        double[] coordinates = new double[Mesh.POINTS * 3];
        for (Map.Entry<String, JsonNode> point : points.properties()) {
            for (int i = 0; i < 3; i++) {
                coordinates[3 * Integer.parseInt(point.getKey()) + i] =
                        point.getValue().get(i).asDouble();
            }
        }
        return new Mesh(coordinates, 20);
    }
}
