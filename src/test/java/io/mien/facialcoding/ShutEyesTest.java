package io.mien.facialcoding;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.inference.FaceObservation;
import io.mien.media.TestMedia;
import io.mien.trace.EngineReading;
import io.mien.trace.Measure;
import io.mien.trace.Thresholds;
import io.mien.trace.TraceSamples;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoublePredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Shut eyes on real people. The one clip with eyes that stay shut shows one person: shut from 0.6 to 5.6 s, with a hand over
 * the face at times, then open but for blinks at 10.3, 12.0 and 16.1 s. The threshold was chosen on others.
 */
class ShutEyesTest {
    @TempDir
    Path folder;

    private static final String CLIP = "WolfgangLanger_Pexels.mp4";
    private static final double CLOSED_BELOW = Thresholds.defaults().attention().eyesClosedBelow();

    @Test
    void shutEyesAreSeenAndOpenOnesAreLeftAlone() {
        // When
        List<FaceObservation> frames = ReadClips.frames(TestMedia.face(CLIP));

        // Then
        long shut = closed(frames, at -> at >= 600 && at < 5_600);
        long shutOf = lookedAt(frames, at -> at >= 600 && at < 5_600);
        DoublePredicate open = at -> at >= 6_000 && at < 10_200
                || at >= 10_500 && at < 11_900
                || at >= 12_200 && at < 16_000
                || at >= 16_300 && at < 17_500;
        System.out.printf(
                "Shut eyes: %d of %d frames found, %d of %d open ones called shut%n",
                shut, shutOf, closed(frames, open), lookedAt(frames, open));
        assertThat(shutOf).isGreaterThanOrEqualTo(24);
        assertThat((double) shut / shutOf).isGreaterThanOrEqualTo(31.0 / 34);
        assertThat(lookedAt(frames, open)).isGreaterThanOrEqualTo(40);
        assertThat(closed(frames, open)).isZero();
    }

    @Test
    void shutEyesAreNoAttention() {
        // When
        List<EngineReading> engines = ReadClips.engines(TestMedia.face(CLIP), 18_000);

        // Then
        assertThat(engines).isNotEmpty().allSatisfy(engine -> {
            TraceSamples second = engine.traces().perSecond();
            for (int bin = 1; bin < 5; bin++) {
                assertThat(second.at(Measure.ATTENTION, bin))
                        .as("second %d", bin)
                        .isZero();
            }
            assertThat(second.at(Measure.ATTENTION, 9)).isEqualTo(1);
            assertThat(second.at(Measure.ATTENTION, 10)).as("a blink").isEqualTo(1);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"single_face.mp4", "face_noface.mov", "1001_DFA_HAP_XX.flv", "1001_DFA_NEU_XX.flv"})
    void whoBlinksIsAttentiveThroughout(String clip) {
        // Given
        Path video = TestMedia.make(
                folder.resolve("clip.webm"),
                "-i " + TestMedia.face(clip) + " -an -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -b:v 2M");

        // When
        TraceSamples tenths = ReadClips.engines(video, 1_800).get(0).traces().perTenth();

        // Then
        assertThat(tenths.of(Measure.ATTENTION)).hasSize(18).containsOnly(1);
    }

    private static long lookedAt(List<FaceObservation> frames, DoublePredicate when) {
        return frames.stream()
                .filter(frame -> when.test(frame.atMs()))
                .filter(frame -> Double.isFinite(frame.seen().orElseThrow().eyeOpenness()))
                .count();
    }

    private static long closed(List<FaceObservation> frames, DoublePredicate when) {
        return frames.stream()
                .filter(frame -> when.test(frame.atMs()))
                .filter(frame -> frame.seen().orElseThrow().eyeOpenness() < CLOSED_BELOW)
                .count();
    }
}
