package io.mien.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FacePoseTest {

    @ParameterizedTest
    @CsvSource({"0,0,0", "20,0,0", "-35,0,0", "0,15,0", "0,-25,0", "0,0,12", "0,0,-40", "15,-10,5", "-30,20,-15"})
    void knownRotationIsFound(double yaw, double pitch, double roll) {
        // Given
        Mesh mesh = turned(yaw, pitch, roll);

        // When
        FacePose pose = FacePose.of(mesh);

        // Then
        assertThat(pose.yaw()).isCloseTo(yaw, within(1e-3));
        assertThat(pose.pitch()).isCloseTo(pitch, within(1e-3));
        if (yaw == 0 || pitch == 0) {
            assertThat(pose.roll()).isCloseTo(roll, within(1e-3));
        }
    }

    /** The canonical head, tilted, then raised, then turned, 40 pixels a centimetre, in image coordinates. */
    @Test
    void whatTheMeshFlattensIsLaidOutAgain() {
        // When
        FacePose held = new FacePose(17, -10.5, 30).unflattened();

        // Then
        assertThat(held.yaw()).isCloseTo(20, within(1e-9));
        assertThat(held.pitch()).isCloseTo(-15, within(1e-9));
        assertThat(held.roll()).isEqualTo(30);
    }

    private static Mesh turned(double yaw, double pitch, double roll) {
        double[] coordinates = new double[Mesh.POINTS * 3];
        for (double[] point : FacePose.HEAD) {
            double[] place = {point[1], point[2], point[3]};
            place = spun(place, 0, 1, -roll);
            place = spun(place, 2, 1, pitch);
            place = spun(place, 2, 0, yaw);
            int at = 3 * (int) point[0];
            coordinates[at] = 320 + 40 * place[0];
            coordinates[at + 1] = 240 - 40 * place[1];
            coordinates[at + 2] = -40 * place[2];
        }
        return new Mesh(coordinates, 20);
    }

    /** Turns axis {@code from} towards axis {@code to}. */
    private static double[] spun(double[] place, int from, int to, double degrees) {
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        double[] spun = place.clone();
        spun[from] = cos * place[from] - sin * place[to];
        spun[to] = sin * place[from] + cos * place[to];
        return spun;
    }
}
