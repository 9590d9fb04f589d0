package io.mien.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.inference.FaceObservation.Face;
import io.mien.inference.FaceObservation.Light;
import org.junit.jupiter.api.Test;

class CameraVerdictTest {
    private static final Light GOOD = new Light(50, 50, 50, 40);

    @Test
    void straightFaceInGoodLightIsOk() {
        assertThat(verdict(1, GOOD, face(0.5, 0, 0))).isEqualTo(CameraVerdict.OK);
    }

    @Test
    void darkRoomIsDark() {
        assertThat(verdict(1, new Light(8, 8, 8, 20), face(0.5, 0, 0))).isEqualTo(CameraVerdict.DARK);
    }

    @Test
    void darkSkinWithContrastIsNotDarkLight() {
        assertThat(verdict(1, new Light(45, 60, 22, 30), face(0.5, 0, 0))).isEqualTo(CameraVerdict.OK);
    }

    @Test
    void flatFaceBeforeAWindowIsBacklit() {
        assertThat(verdict(1, new Light(70, 85, 20, 12), face(0.5, 0, 0))).isEqualTo(CameraVerdict.BACKLIT);
    }

    @Test
    void whitePictureIsBright() {
        assertThat(verdict(1, new Light(95, 96, 80, 30), face(0.5, 0, 0))).isEqualTo(CameraVerdict.BRIGHT);
    }

    @Test
    void twoFacesAreTooMany() {
        assertThat(verdict(2, GOOD, face(0.5, 0, 0))).isEqualTo(CameraVerdict.MANY_FACES);
    }

    @Test
    void smallFaceIsTooFar() {
        assertThat(verdict(1, GOOD, face(0.09, 0, 0))).isEqualTo(CameraVerdict.TOO_FAR);
    }

    @Test
    void faceToTheSideIsTurned() {
        assertThat(verdict(1, GOOD, face(0.5, 32, 0))).isEqualTo(CameraVerdict.TURNED);
        assertThat(verdict(1, GOOD, face(0.5, 0, -38))).isEqualTo(CameraVerdict.TURNED);
    }

    @Test
    void emptyPictureHasNoFace() {
        assertThat(CameraVerdict.of(new FaceObservation(0, 0, GOOD, null))).isEqualTo(CameraVerdict.NO_FACE);
    }

    private static CameraVerdict verdict(int faces, Light light, Face face) {
        return CameraVerdict.of(new FaceObservation(0, faces, light, face));
    }

    /** @param height part of the frame's height */
    private static Face face(double height, double yaw, double pitch) {
        double[] box = {0.3, 0.5 - height / 2, 0.7, 0.5 + height / 2};
        Expression expression = new Expression(new double[] {1, 0, 0, 0, 0, 0, 0, 0});
        return new Face(box, new FacePose(yaw, pitch, 0), 25, 0, null, 300, expression, null);
    }
}
