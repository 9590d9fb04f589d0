package io.mien.inference.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mien.inference.CameraVerdict;
import io.mien.inference.Emotion;
import io.mien.inference.FaceObservation;
import io.mien.inference.FaceReader;
import io.mien.media.Frame;
import io.mien.media.FrameSource;
import io.mien.media.Sampling;
import io.mien.media.Still;
import io.mien.media.TestMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaceReaderTest {
    @TempDir
    Path folder;

    @Test
    void smileIsReadWhenItHappens() {
        // Given: neutral for 0.6 s, then a broad smile
        Path clip = TestMedia.face("single_face.mp4");

        // When
        List<FaceObservation> observations = read(clip);

        // Then
        assertThat(observations).hasSize(24).allMatch(observation -> observation.faces() == 1);
        assertThat(observations.subList(0, 6)).allMatch(observation -> happy(observation) < 0.2);
        assertThat(observations.subList(7, 24)).allMatch(observation -> happy(observation) > 0.8);
    }

    @Test
    void faceTowardsTheCameraIsStraightWithOpenEyes() {
        // Given
        Path clip = TestMedia.face("single_face.mp4");

        // When
        FaceObservation.Face face = read(clip).get(2).seen().orElseThrow();

        // Then
        assertThat(face.pose().yaw()).isCloseTo(0, within(6.0));
        assertThat(face.pose().pitch()).isCloseTo(0, within(6.0));
        assertThat(face.eyeOpenness()).isGreaterThan(0.7);
    }

    @Test
    void blinkClosesTheEyes() {
        // Given: the only blink is at 0.9 s
        Path clip = TestMedia.face("single_face.mp4");

        // When
        List<FaceObservation> observations = read(clip);

        // Then
        assertThat(eyes(observations.get(9))).isLessThan(0.35);
        assertThat(eyes(observations.get(7))).isGreaterThan(0.5);
        assertThat(eyes(observations.get(12))).isGreaterThan(0.5);
    }

    @Test
    void lostFaceIsNoNeutralFace() {
        // Given: the face leaves after 2.4 s
        Path clip = TestMedia.face("face_noface.mov");

        // When
        List<FaceObservation> observations = read(clip);

        // Then
        assertThat(observations)
                .filteredOn(observation -> observation.atMs() < 2300)
                .hasSizeGreaterThan(20)
                .allMatch(observation -> observation.faces() == 1);
        assertThat(observations)
                .filteredOn(observation -> observation.atMs() > 2450)
                .hasSizeGreaterThan(35)
                .allMatch(observation -> observation.faces() == 0 && observation.face() == null);
    }

    @Test
    void readingIsTheSameEachTime() {
        // Given: blocks are read in any order on any thread
        Path clip = TestMedia.face("single_face.mp4");

        // When
        List<FaceObservation> once = read(clip);
        List<FaceObservation> again = read(clip);

        // Then
        assertThat(again.stream().map(FaceReaderTest::happy).toList())
                .isEqualTo(once.stream().map(FaceReaderTest::happy).toList());
    }

    @Test
    void severalFacesAreCounted() throws IOException {
        // Given
        byte[] jpeg = Files.readAllBytes(TestMedia.face("multi_face.jpg"));

        // When
        FaceObservation observation = still(jpeg);

        // Then
        assertThat(observation.faces()).isGreaterThan(1);
        assertThat(CameraVerdict.of(observation)).isEqualTo(CameraVerdict.MANY_FACES);
    }

    @Test
    void cameraCheckOfAGoodPictureIsOk() throws IOException {
        // Given
        Path jpeg = TestMedia.make(
                folder.resolve("good.jpg"), "-i " + TestMedia.face("single_face.mp4") + " -frames:v 1 -update 1");

        // When
        FaceObservation observation = still(Files.readAllBytes(jpeg));

        // Then
        assertThat(CameraVerdict.of(observation)).isEqualTo(CameraVerdict.OK);
    }

    @Test
    void cameraCheckOfADarkRoomSaysSo() throws IOException {
        // Given
        Path jpeg = TestMedia.make(
                folder.resolve("dark.jpg"),
                "-i " + TestMedia.face("single_face.mp4") + " -vf lutyuv=y=16+(val-16)*0.1 -frames:v 1 -update 1");

        // When
        FaceObservation observation = still(Files.readAllBytes(jpeg));

        // Then
        assertThat(CameraVerdict.of(observation)).isEqualTo(CameraVerdict.DARK);
    }

    @Test
    void pictureWithoutAFaceIsSaid() throws IOException {
        // Given
        Path jpeg =
                TestMedia.make(folder.resolve("none.jpg"), "-f lavfi -i testsrc=size=640x480 -frames:v 1 -update 1");

        // When
        FaceObservation observation = still(Files.readAllBytes(jpeg));

        // Then
        assertThat(CameraVerdict.of(observation)).isEqualTo(CameraVerdict.NO_FACE);
    }

    private static FaceObservation still(byte[] jpeg) {
        return FaceReader.still(PackagedModels.models(), Still.of(jpeg));
    }

    private static List<FaceObservation> read(Path clip) {
        FaceReader reader = new FaceReader(PackagedModels.models());
        try (FrameSource frames =
                FrameSource.open(TestMedia.TOOLS, clip, TestMedia.probed(clip), Sampling.atRate(10))) {
            for (Optional<Frame> frame = frames.next(); frame.isPresent(); frame = frames.next()) {
                reader.take(frame.get());
            }
        }
        return reader.finish();
    }

    private static double happy(FaceObservation observation) {
        return observation.seen().orElseThrow().expression().of(Emotion.HAPPY);
    }

    private static double eyes(FaceObservation observation) {
        return observation.seen().orElseThrow().eyeOpenness();
    }
}
