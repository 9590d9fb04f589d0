package io.mien.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mien.media.VideoRefused.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaythroughTest {
    private static final VideoLimits ADS = VideoLimits.ofAds(10_000_000, Duration.ofMinutes(2));

    private final VideoProbe probe = new VideoProbe(TestMedia.TOOLS);

    @TempDir
    Path folder;

    @Test
    void noiseInTheMiddleIsRefusedWithTheSecond() throws IOException {
        // Given
        byte[] bytes = Files.readAllBytes(ad());
        byte[] noise = new byte[12_000];
        new Random(1).nextBytes(noise);
        System.arraycopy(noise, 0, bytes, bytes.length / 2, noise.length);

        // When, Then
        isStoppedInTheMiddle(Files.write(folder.resolve("noise.mp4"), bytes));
    }

    @Test
    void zerosInTheMiddleAreRefusedWithTheSecond() throws IOException {
        // Given
        byte[] bytes = Files.readAllBytes(ad());
        Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 12_000, (byte) 0);

        // When, Then
        isStoppedInTheMiddle(Files.write(folder.resolve("zeros.mp4"), bytes));
    }

    @Test
    void aProtectedVideoIsRefusedAsSuch() {
        // Given
        Path video = TestMedia.make(
                folder.resolve("protected.mp4"),
                "-i " + ad() + " -c copy -encryption_scheme cenc-aes-ctr"
                        + " -encryption_key 76a6c65c5ea762046bd749a2e632ccbb"
                        + " -encryption_kid a7e61c373e219033c21091fa607bf3b8");

        // When, Then
        assertThat(refusal(video, ADS).reason()).isEqualTo(Reason.PROTECTED);
        assertThat(refusal(video, TestMedia.LIMITS).reason()).isEqualTo(Reason.PROTECTED);
    }

    @Test
    void whatPlaysToItsEndIsTaken() {
        // Given
        Path cut = TestMedia.make(folder.resolve("cut.mp4"), "-ss 1.32 -i " + ad() + " -c copy");

        // When, Then
        assertThat(probe.probe(ad(), ADS).frames()).isEqualTo(100);
        assertThat(probe.probe(cut, ADS).frames()).isEqualTo(67);
    }

    private void isStoppedInTheMiddle(Path video) {
        VideoRefused refused = refusal(video, ADS);
        assertThat(refused.reason()).isEqualTo(Reason.DAMAGED);
        assertThat(refused.sentence()).containsPattern("stop at second [12]\\.\\d\\.");
    }

    private VideoRefused refusal(Path video, VideoLimits limits) {
        return catchThrowableOfType(VideoRefused.class, () -> probe.probe(video, limits));
    }

    private Path ad() {
        return TestMedia.mp4(folder, "320x180", 4);
    }
}
