package io.mien.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mien.trace.EyeClosures.Closure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoublePredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EyeClosuresTest {
    private static final double CLOSED_BELOW = 0.5;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void theLengthDoesNotDependOnHowOftenTheEyesWereLookedAt(int every) {
        // Given
        List<FrameReading> frames = frames(every, at -> at >= 1_000 && at < 2_200);

        // When
        List<Closure> closures = EyeClosures.in(frames, CLOSED_BELOW);

        // Then
        assertThat(closures).singleElement().satisfies(closure -> assertThat(closure.lengthMs())
                .isCloseTo(1_200, within(every * 100.0)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {100, 200, 300})
    void aBlinkIsNoClosureThatCounts(double length) {
        for (double from = 1_000; from < 1_400; from += 100) {
            double begin = from;
            // When
            double[] attention = AttentionFrames.of(
                    frames(2, at -> at >= begin && at < begin + length),
                    Thresholds.defaults().attention());

            // Then
            assertThat(attention).as("from %f", from).containsOnly(1);
        }
    }

    @Test
    void framesBetweenTwoLooksAreClosedWithThem() {
        // Given
        List<FrameReading> frames = frames(2, at -> at >= 1_000 && at < 2_000);

        // When
        double[] attention = AttentionFrames.of(frames, Thresholds.defaults().attention());

        // Then: looked at in each even frame
        for (int frame = 0; frame < attention.length; frame++) {
            boolean within = frame >= 10 && frame <= 18;
            boolean edge = frame == 9 || frame == 19;
            if (!edge) {
                assertThat(attention[frame]).as("frame %d", frame).isEqualTo(within ? 0 : 1);
            }
        }
    }

    @Test
    void aPauseOfTheCameraDoesNotLengthenABlink() {
        // Given
        List<FrameReading> frames = new ArrayList<>(frames(1, at -> at >= 2_900));
        frames.removeIf(frame -> frame.atMs() > 2_950);
        frames.add(frame(6_000, 0.9));

        // When
        List<Closure> closures = EyeClosures.in(frames, CLOSED_BELOW);

        // Then
        assertThat(closures).singleElement().satisfies(closure -> assertThat(closure.lengthMs())
                .isLessThan(250));
    }

    @Test
    void aLostFaceEndsIt() {
        // Given
        List<FrameReading> frames = new ArrayList<>(frames(1, at -> true));
        frames.set(15, new FrameReading(1_500, true, 0, new double[0], Double.NaN, Double.NaN, Double.NaN, 50, null));

        // When / Then
        assertThat(EyeClosures.in(frames, CLOSED_BELOW)).hasSize(2);
    }

    /** Three seconds at ten frames per second, of which each so many tells of the eyes. */
    private static List<FrameReading> frames(int every, DoublePredicate closed) {
        List<FrameReading> frames = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            double at = 100.0 * i;
            frames.add(frame(at, i % every != 0 ? Double.NaN : closed.test(at) ? 0.2 : 0.9));
        }
        return frames;
    }

    private static FrameReading frame(double at, double open) {
        return new FrameReading(at, true, 1, new double[] {1, 0, 0, 0, 0, 0, 0, 0}, 0, 0, open, 50, null);
    }
}
