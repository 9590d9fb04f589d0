package io.mien.inference.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mien.inference.CameraVerdict;
import io.mien.inference.FaceObservation;
import io.mien.inference.FaceReader;
import io.mien.media.Frame;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class FaceReadingTest {

    @Test
    void noiseShowsNoFace() {
        // Given
        byte[] pixels = new byte[640 * 480 * 3];
        new Random(7).nextBytes(pixels);

        // When
        FaceObservation observation = FaceReader.still(PackagedModels.models(), new Frame(0, 640, 480, pixels));

        // Then
        assertThat(observation.faces()).isZero();
        assertThat(observation.face()).isNull();
        assertThat(CameraVerdict.of(observation)).isEqualTo(CameraVerdict.NO_FACE);
    }

    @Test
    void aBlackPictureIsDark() {
        // When
        FaceObservation observation =
                FaceReader.still(PackagedModels.models(), new Frame(0, 640, 480, new byte[640 * 480 * 3]));

        // Then
        assertThat(CameraVerdict.of(observation)).isEqualTo(CameraVerdict.DARK);
    }

    @Test
    void severalFacesAreCounted() throws IOException {
        // Given
        Path picture = Path.of("../shared/media/multi_face.jpg");
        assumeTrue(Files.exists(picture), "no picture of several faces on this machine");

        // When
        FaceObservation observation = FaceReader.still(PackagedModels.models(), frame(picture));

        // Then
        assertThat(observation.faces()).isGreaterThan(1);
        assertThat(CameraVerdict.of(observation)).isEqualTo(CameraVerdict.MANY_FACES);
        assertThat(Math.abs(observation.seen().orElseThrow().pose().roll())).isLessThan(30);
    }

    private static Frame frame(Path file) throws IOException {
        BufferedImage image = ImageIO.read(file.toFile());
        byte[] pixels = new byte[image.getWidth() * image.getHeight() * 3];
        for (int i = 0; i < image.getWidth() * image.getHeight(); i++) {
            int colour = image.getRGB(i % image.getWidth(), i / image.getWidth());
            pixels[i * 3] = (byte) (colour >> 16);
            pixels[i * 3 + 1] = (byte) (colour >> 8);
            pixels[i * 3 + 2] = (byte) colour;
        }
        return new Frame(0, image.getWidth(), image.getHeight(), pixels);
    }
}
