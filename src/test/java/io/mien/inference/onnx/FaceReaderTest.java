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
import io.mien.media.VideoFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** A camera that hangs upside down, a phone on its side, and files whose rotation flag is wrong. */
    @ParameterizedTest
    @CsvSource({
        "hflip|vflip, 180",
        "transpose=clock, 90",
        "transpose=cclock, 270",
        "rotate=120*PI/180:ow=hypot(iw\\|ih):oh=ow, 120",
        "rotate=210*PI/180:ow=hypot(iw\\|ih):oh=ow, 210"
    })
    void aTurnedFaceIsReadLikeAnUprightOne(String turn, int degrees) {
        // Given
        Path clip = TestMedia.face("single_face.mp4");
        String coder = " -c:v libvpx -deadline realtime -cpu-used 4 -b:v 2M";
        Path upright = TestMedia.make(folder.resolve("upright.webm"), "-i " + clip + " -an" + coder);
        Path turned = TestMedia.make(
                folder.resolve("turned.webm"), "-i " + clip + " -an -vf " + turn.replace('|', ',') + coder);

        // When
        List<FaceObservation> expected = read(upright);
        List<FaceObservation> observed = read(turned);

        // Then
        assertThat(observed).hasSameSizeAs(expected).allMatch(observation -> observation.faces() == 1);
        for (Emotion emotion : List.of(Emotion.HAPPY, Emotion.ANGER, Emotion.SAD, Emotion.FEAR)) {
            assertThat(mean(observed, emotion)).as(emotion.name()).isCloseTo(mean(expected, emotion), within(0.06));
        }
        double roll = observed.get(20).seen().orElseThrow().pose().roll();
        assertThat(Math.abs(Math.IEEEremainder(roll - degrees, 360))).isLessThan(12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2560:1440", "3840:2160"})
    void aLargeRecordingIsReadScaledDown(String size) {
        // Given
        Path clip = TestMedia.face("single_face.mp4");
        Path small = TestMedia.make(
                folder.resolve("small.webm"), "-i " + clip + " -an -c:v libvpx -deadline realtime -cpu-used 4 -b:v 2M");
        Path large = TestMedia.make(
                folder.resolve("large.webm"),
                "-i " + clip + " -an -vf scale=" + size + " -c:v libvpx -deadline realtime -cpu-used 16 -b:v 20M");

        // When
        VideoFile file = TestMedia.probed(large);

        // Then
        assertThat(file.width() + ":" + file.height()).isEqualTo(size);
        try (FrameSource frames = FrameSource.open(TestMedia.TOOLS, large, file, Sampling.atRate(10))) {
            assertThat(frames.width()).isEqualTo(640);
        }
        assertThat(mean(read(large), Emotion.HAPPY)).isCloseTo(mean(read(small), Emotion.HAPPY), within(0.03));
    }

    @Test
    void aFalseRotationFlagChangesNothing() throws IOException {
        // Given: an upright picture that says it is to be turned by 180 degrees
        Path clip = TestMedia.face("single_face.mp4");
        Path plain = TestMedia.make(
                folder.resolve("plain.mp4"), "-i " + clip + " -an -c:v libopenh264 -b:v 2M -pix_fmt yuv420p");
        Path flagged =
                TestMedia.make(folder.resolve("flagged.mp4"), "-display_rotation 180 -i " + plain + " -an -c copy");

        // When / Then
        assertThat(mean(read(flagged), Emotion.HAPPY)).isCloseTo(mean(read(plain), Emotion.HAPPY), within(0.03));
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
    void blinkClosesTheEyes() throws IOException {
        // Given: the only blink is at 0.9 s
        Path jpeg = TestMedia.make(
                folder.resolve("blink.jpg"),
                "-ss 0.9 -i " + TestMedia.face("single_face.mp4") + " -frames:v 1 -update 1");

        // When
        FaceObservation observation = still(Files.readAllBytes(jpeg));

        // Then
        assertThat(observation.seen().orElseThrow().eyeOpenness()).isLessThan(0.5);
    }

    @Test
    void eyesAreLookedAtFiveTimesASecond() {
        // Given
        Path clip = TestMedia.face("single_face.mp4");

        // When
        List<Double> looks = read(clip).stream()
                .map(observation -> observation.seen().orElseThrow().eyeOpenness())
                .filter(Double::isFinite)
                .toList();

        // Then
        assertThat(looks).hasSize(12).allMatch(open -> open > 0.7);
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

    private static double mean(List<FaceObservation> observations, Emotion emotion) {
        return observations.stream()
                .mapToDouble(observation ->
                        observation.seen().orElseThrow().expression().of(emotion))
                .average()
                .orElseThrow();
    }

    private static double happy(FaceObservation observation) {
        return observation.seen().orElseThrow().expression().of(Emotion.HAPPY);
    }
}
