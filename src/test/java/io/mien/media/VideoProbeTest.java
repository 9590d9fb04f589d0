package io.mien.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.mien.media.VideoRefused.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VideoProbeTest {
    private final VideoProbe probe = new VideoProbe(TestMedia.TOOLS);

    @TempDir
    Path folder;

    @Test
    void aRelativePathIsReadThroughTheWalls() throws IOException {
        // Given
        Path folder = Files.createDirectories(Path.of("target/relative"));

        // When
        VideoFile file = TestMedia.probed(TestMedia.webm(folder, "320x240", 10, 1));

        // Then
        assertThat(file.frames()).isEqualTo(10);
    }

    /** The recording's clock is fitted to these, and frames are placed by what the decoder tells. */
    @Test
    void thePacketsTellTheTimesOfTheDecodedFrames() {
        for (Path video : List.of(TestMedia.webm(folder, "320x240", 30, 2), TestMedia.mp4(folder, "320x240", 2))) {
            // Given
            VideoFile file = probe.probe(video, TestMedia.LIMITS);

            // When
            List<Double> decoded = new ArrayList<>();
            try (FrameSource frames = FrameSource.open(TestMedia.TOOLS, video, file, Sampling.atRate(60))) {
                for (Optional<Frame> frame = frames.next(); frame.isPresent(); frame = frames.next()) {
                    decoded.add(frame.get().captureTimeMs());
                }
            }

            // Then
            assertThat(file.frameTimesMs())
                    .as(file.container())
                    .hasSizeGreaterThan(40)
                    .containsExactly(
                            decoded.stream().mapToDouble(Double::doubleValue).toArray(), within(0.01));
        }
    }

    @Test
    void webmIsDescribedFromItsPackets() {
        // Given
        Path video = TestMedia.webm(folder, "320x240", 30, 2);

        // When
        VideoFile file = probe.probe(video, TestMedia.LIMITS);

        // Then
        assertThat(file.container()).isEqualTo("webm");
        assertThat(file.codec()).isEqualTo("vp9");
        assertThat(file.silent()).isTrue();
        assertThat(file.width()).isEqualTo(320);
        assertThat(file.height()).isEqualTo(240);
        assertThat(file.frames()).isEqualTo(60);
        assertThat(file.duration()).isBetween(Duration.ofMillis(1960), Duration.ofMillis(2040));
        assertThat(file.whole()).isTrue();
        assertThat(file.playsEverywhere()).isFalse();
    }

    @Test
    void h264AndAacInMp4PlayEverywhere() {
        // Given
        Path video = TestMedia.mp4(folder, "640x360", 1);

        // When
        VideoFile file = probe.probe(video, TestMedia.LIMITS);

        // Then
        assertThat(file.container()).isEqualTo("mp4");
        assertThat(file.audioCodec()).isEqualTo("aac");
        assertThat(file.playsEverywhere()).isTrue();
    }

    @Test
    void recordingWithoutDurationIsMeasured() {
        // Given
        Path video = TestMedia.make(
                folder.resolve("live.webm"),
                "-f lavfi -i testsrc=size=320x240:rate=30:duration=1.5 -c:v libvpx -deadline realtime -live 1");

        // When
        VideoFile file = probe.probe(video, TestMedia.LIMITS);

        // Then
        assertThat(file.duration()).isBetween(Duration.ofMillis(1440), Duration.ofMillis(1560));
        assertThat(file.codec()).isEqualTo("vp8");
    }

    @Test
    void turnedPhoneVideoIsDescribedAsShown() {
        // Given
        Path flat = TestMedia.mp4(folder, "640x360", 1);
        Path turned = TestMedia.make(folder.resolve("turned.mp4"), "-display_rotation 90 -i " + flat + " -c copy");

        // When
        VideoFile file = probe.probe(turned, TestMedia.LIMITS);

        // Then
        assertThat(file.width()).isEqualTo(360);
        assertThat(file.height()).isEqualTo(640);
    }

    @Test
    void emptyFileIsRefused() throws IOException {
        Path video = Files.createFile(folder.resolve("empty.webm"));

        assertThat(refusalOf(video)).isEqualTo(Reason.EMPTY);
    }

    @Test
    void textNamedWebmIsRefused() throws IOException {
        Path video = Files.writeString(folder.resolve("text.webm"), "This is not a video.\n".repeat(500));

        assertThat(refusalOf(video)).isEqualTo(Reason.NOT_A_VIDEO);
    }

    @Test
    void playlistThatPointsElsewhereIsRefused() throws IOException {
        Path video = Files.writeString(folder.resolve("list.mp4"), "#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n");

        assertThat(refusalOf(video)).isEqualTo(Reason.NOT_A_VIDEO);
    }

    @Test
    void truncatedAdIsRefused() throws IOException {
        // Given
        byte[] whole = Files.readAllBytes(TestMedia.mp4(folder, "640x360", 3));
        Path video = Files.write(folder.resolve("cut.mp4"), Arrays.copyOf(whole, whole.length / 2));

        // When
        VideoRefused refused = catchThrowableOfType(
                VideoRefused.class, () -> probe.probe(video, VideoLimits.ofAds(10_000_000, Duration.ofMinutes(2))));

        // Then
        assertThat(refused.reason()).isEqualTo(Reason.TRUNCATED);
    }

    @Test
    void truncatedWebmAdIsRefused() throws IOException {
        // Given
        byte[] whole = Files.readAllBytes(TestMedia.webm(folder, "320x240", 30, 3));
        Path video = Files.write(folder.resolve("cut.webm"), Arrays.copyOf(whole, whole.length / 2));

        // When
        VideoRefused refused = catchThrowableOfType(
                VideoRefused.class, () -> probe.probe(video, VideoLimits.ofAds(10_000_000, Duration.ofMinutes(2))));

        // Then
        assertThat(refused.reason()).isEqualTo(Reason.TRUNCATED);
    }

    @Test
    void mp4WithoutItsIndexIsRefused() throws IOException {
        // Given
        byte[] whole = Files.readAllBytes(TestMedia.make(
                folder.resolve("late.mp4"),
                "-f lavfi -i testsrc=size=320x240:rate=25:duration=2 -c:v libopenh264 -pix_fmt yuv420p"));
        Path video = Files.write(folder.resolve("cut.mp4"), Arrays.copyOf(whole, whole.length / 2));

        // When, Then
        assertThat(refusalOf(video)).isEqualTo(Reason.TRUNCATED);
    }

    @Test
    void brokenOffRecordingIsReadAsFarAsItGoes() throws IOException {
        // Given
        byte[] whole = Files.readAllBytes(TestMedia.webm(folder, "320x240", 30, 3));
        Path video = Files.write(folder.resolve("cut.webm"), Arrays.copyOf(whole, whole.length / 2));

        // When
        VideoFile file = probe.probe(video, TestMedia.LIMITS);

        // Then
        assertThat(file.whole()).isFalse();
        assertThat(file.frames()).isBetween(10L, 80L);
    }

    @Test
    void pictureBombIsRefusedBeforeItIsDecoded() throws IOException {
        // Given
        Path video = Files.write(folder.resolve("bomb.webm"), HostileMedia.enlarged(smallVp8()));

        // When, Then
        assertThat(refusalOf(video)).isEqualTo(Reason.TOO_MANY_PIXELS);
    }

    @Test
    void pictureBombWithAModestHeaderIsRefused() throws IOException {
        // Given
        Path video = Files.write(folder.resolve("bomb.webm"), HostileMedia.enlargedInside(smallVp8()));

        // When, Then
        assertThat(refusalOf(video)).isIn(Reason.TOO_MANY_PIXELS, Reason.UNDECODABLE);
    }

    @Test
    void noiseBehindAGoodHeaderIsRefused() throws IOException {
        // Given
        Path video = Files.write(
                folder.resolve("noise.mp4"),
                HostileMedia.noised(Files.readAllBytes(TestMedia.mp4(folder, "320x240", 1))));

        // When, Then
        assertThat(refusalOf(video)).isIn(Reason.UNDECODABLE, Reason.NOT_A_VIDEO);
    }

    @Test
    void longVideoIsRefused() {
        // Given
        Path video = TestMedia.webm(folder, "160x120", 5, 12);

        // When
        VideoRefused refused = catchThrowableOfType(
                VideoRefused.class,
                () -> probe.probe(video, VideoLimits.ofRecordings(10_000_000, Duration.ofSeconds(10))));

        // Then
        assertThat(refused.reason()).isEqualTo(Reason.TOO_LONG);
        assertThat(refused.sentence()).isEqualTo("The video runs 12 s; at most 10 s are taken.");
    }

    @Test
    void foreignCodecIsRefusedByName() {
        Path video = TestMedia.make(
                folder.resolve("old.mp4"), "-f lavfi -i testsrc=size=320x240:rate=25:duration=1 -c:v mpeg4");

        assertThat(refusalOf(video)).isEqualTo(Reason.UNSUPPORTED_CODEC);
    }

    @Test
    void soundAloneIsRefused() {
        Path video = TestMedia.make(folder.resolve("sound.mp4"), "-f lavfi -i sine=duration=1 -c:a aac");

        assertThat(refusalOf(video)).isEqualTo(Reason.NO_VIDEO_STREAM);
    }

    @Test
    void foreignContainerIsRefused() {
        Path video = TestMedia.make(
                folder.resolve("old.avi"), "-f lavfi -i testsrc=size=320x240:rate=25:duration=1 -c:v mjpeg");

        assertThat(refusalOf(video)).isEqualTo(Reason.NOT_A_VIDEO);
    }

    @Test
    void bytesWithoutMeaningAreRefused() throws IOException {
        Path video =
                Files.write(folder.resolve("zeros.webm"), new String(new char[5000]).getBytes(StandardCharsets.UTF_8));

        assertThat(refusalOf(video)).isEqualTo(Reason.NOT_A_VIDEO);
    }

    private Path smallVp8() {
        return TestMedia.make(
                folder.resolve("small.webm"), "-f lavfi -i testsrc=size=320x240:rate=10:duration=1 -c:v libvpx");
    }

    private Reason refusalOf(Path video) {
        return catchThrowableOfType(VideoRefused.class, () -> probe.probe(video, TestMedia.LIMITS))
                .reason();
    }
}
