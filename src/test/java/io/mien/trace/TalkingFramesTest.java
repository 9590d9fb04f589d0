package io.mien.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.trace.ExposureTraces.Sampling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TalkingFramesTest {
    private static final int SECONDS = 12;
    /** Neutral, happy, surprise, sad, anger, fear, disgust, contempt. */
    private static final double[] FROWNING = {0.2, 0.1, 0.1, 0.1, 0.5, 0, 0, 0};

    @ParameterizedTest
    @ValueSource(doubles = {2, 3, 3.7})
    void syllablesAreTalking(double aSecond) {
        // When
        double[] talking = talking(at -> at < 4 || at > 8 ? 0.02 : syllables(aSecond, at));

        // Then
        assertThat(share(talking, 4.5, 7.5)).isGreaterThan(0.95);
        assertThat(share(talking, 0, 3)).isZero();
        assertThat(share(talking, 9, 12)).isZero();
    }

    @Test
    void aSmileAYawnAndAHeldLaughAreNot() {
        assertThat(talking(at -> at < 3 ? 0.01 : at < 9 ? 0.17 : 0.01)).containsOnly(0);
        assertThat(talking(at -> 0.2 * (1 - Math.cos(2 * Math.PI * at / 4)))).containsOnly(0);
        assertThat(talking(at -> 0.19 + 0.02 * Math.sin(2 * Math.PI * 3 * at))).containsOnly(0);
    }

    @Test
    void chewingWithClosedLipsIsNot() {
        assertThat(talking(at -> 0.015 + 0.012 * Math.sin(2 * Math.PI * 1.4 * at)))
                .containsOnly(0);
    }

    @Test
    void aLostFaceIsNeitherAndCountsForNoSwing() {
        // Given
        List<FrameReading> frames = new ArrayList<>(frames(at -> syllables(3, at)));
        for (int i = 40; i < 80; i++) {
            frames.set(
                    i,
                    new FrameReading(100.0 * i, true, 0, new double[0], Double.NaN, Double.NaN, Double.NaN, 50, null));
        }

        // When
        double[] talking = TalkingFrames.of(frames);

        // Then
        assertThat(Arrays.copyOfRange(talking, 40, 80)).containsOnly(Double.NaN);
        assertThat(talking[20]).isEqualTo(1);
        assertThat(talking[100]).isEqualTo(1);
    }

    @Test
    void whatAMovingMouthIsTakenForIsKeptOutAndTheRestStays() {
        // Given: frowning throughout, talking from the fourth second to the eighth
        List<FrameReading> frames = frames(at -> at < 4 || at > 8 ? 0.02 : syllables(3, at));
        Viewing viewing =
                Viewing.ofOffset(frames.stream().mapToDouble(FrameReading::atMs).toArray(), 0, 1_000.0 * SECONDS);

        // When
        ExposureTraces traces =
                ExposureTraces.read(frames, viewing, new Sampling(1_000.0 * SECONDS, 10), Thresholds.defaults());

        // Then
        TraceSamples second = traces.perSecond();
        assertThat(second.at(Measure.TALKING, 5)).isEqualTo(1);
        assertThat(second.at(Measure.TALKING, 1)).isZero();
        for (Measure misled : List.of(Measure.NEGATIVE, Measure.ANGER, Measure.SAD, Measure.VALENCE)) {
            assertThat(second.at(misled, 5)).as("%s", misled).isNaN();
            assertThat(second.interpolated(misled, 5)).as("%s", misled).isFalse();
            assertThat(second.at(misled, 1)).as("%s", misled).isNotNaN();
        }
        assertThat(second.at(Measure.HAPPY, 5)).isGreaterThan(0.09);
        assertThat(second.at(Measure.NEUTRAL, 5)).isGreaterThan(0.19);
        assertThat(second.at(Measure.EXPRESSIVENESS, 5)).isNotNaN();
        assertThat(second.at(Measure.ATTENTION, 5)).isEqualTo(1);
        assertThat(traces.quality().figures().talking()).isBetween(0.3, 0.5);
    }

    /** The lips between nearly shut and open so many times a second. */
    private static double syllables(double aSecond, double at) {
        return 0.02 + 0.08 * (1 - Math.cos(2 * Math.PI * aSecond * at));
    }

    private static double[] talking(DoubleUnaryOperator opening) {
        return TalkingFrames.of(frames(opening));
    }

    private static List<FrameReading> frames(DoubleUnaryOperator opening) {
        List<FrameReading> frames = new ArrayList<>();
        for (int i = 0; i < 10 * SECONDS; i++) {
            frames.add(new FrameReading(100.0 * i, true, 1, FROWNING, 0, 0, 0.9, 50, null)
                    .moving(opening.applyAsDouble(i / 10.0), new double[0]));
        }
        return frames;
    }

    private static double share(double[] talking, double from, double to) {
        return Arrays.stream(talking, (int) (10 * from), (int) (10 * to))
                .average()
                .orElseThrow();
    }
}
