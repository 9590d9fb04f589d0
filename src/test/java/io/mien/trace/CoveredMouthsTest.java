package io.mien.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.fieldwork.QualityRule;
import io.mien.trace.ExposureTraces.Sampling;
import io.mien.trace.Quality.Consequence;
import io.mien.trace.Quality.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two seconds of pause and ten of an ad, ten frames per second, of a face that smiles throughout the ad. */
class CoveredMouthsTest {
    private static final int PAUSE = 20;
    private static final int FRAMES = PAUSE + 100;
    private static final double USUAL = 28;

    @Test
    void aHandBeforeTheMouthLeavesAMarkedGapAndNoZero() {
        // When
        TraceSamples second = read(frame -> within(frame, 3, 5) ? 14 : USUAL).perSecond();

        // Then
        for (Measure measure :
                List.of(Measure.HAPPY, Measure.NEGATIVE, Measure.VALENCE, Measure.NEUTRAL, Measure.EXPRESSIVENESS)) {
            assertThat(second.of(measure)).as(measure.name()).hasSize(10);
            assertThat(second.at(measure, 3)).as(measure.name()).isNaN();
            assertThat(second.at(measure, 4)).as(measure.name()).isNaN();
            assertThat(second.at(measure, 5)).as(measure.name()).isNotNaN();
        }
        assertThat(second.at(Measure.HAPPY, 2)).isEqualTo(0.9);
        assertThat(second.of(Measure.MOUTH_COVERED)).containsExactly(0, 0, 0, 1, 1, 0, 0, 0, 0, 0);
        assertThat(second.of(Measure.ATTENTION)).containsOnly(1);
        assertThat(second.at(Measure.TALKING, 3)).isNaN();
    }

    @Test
    void aShortCoverIsNotBridgedByItsNeighbours() {
        // When
        TraceSamples tenths = read(frame -> within(frame, 3, 3.5) ? 14 : USUAL).perTenth();

        // Then
        assertThat(IntStream.range(30, 35)).allSatisfy(bin -> {
            assertThat(tenths.at(Measure.HAPPY, bin)).isNaN();
            assertThat(tenths.at(Measure.MOUTH_COVERED, bin)).isEqualTo(1);
        });
        assertThat(tenths.at(Measure.HAPPY, 35)).isEqualTo(0.9);
    }

    @Test
    void whoWearsAMaskThroughoutKeepsAttentionAlone() {
        // When
        ExposureTraces read = read(frame -> 6);

        // Then
        assertThat(read.quality().findings())
                .contains(new Finding(QualityRule.MOUTH_COVERED, Consequence.ATTENTION_ONLY, 1, 0.4))
                .noneMatch(finding -> finding.reason() == QualityRule.FACE_MISSING);
        assertThat(read.quality().valid()).isTrue();
        assertThat(read.quality().figures().mouthCovered()).isEqualTo(1);
        assertThat(read.quality().figures().adFace()).isEqualTo(1);
        assertThat(read.perSecond().of(Measure.HAPPY)).containsOnly(Double.NaN);
        assertThat(read.perSecond().of(Measure.ATTENTION)).containsOnly(1);
    }

    @ParameterizedTest
    @CsvSource({"4,false", "5,true"})
    void coveredForTooMuchOfTheAdIsAReason(int seconds, boolean excluded) {
        // When
        Quality quality = read(frame -> within(frame, 0, seconds) ? 14 : USUAL).quality();

        // Then
        assertThat(quality.figures().mouthCovered()).isEqualTo(seconds / 10.0);
        assertThat(quality.attentionOnly()).isEqualTo(excluded);
    }

    @Test
    void aMaskInThePauseIsNoRestingFace() {
        // When
        ExposureTraces read = read(frame -> frame < PAUSE ? 6 : USUAL);

        // Then
        assertThat(read.baseline().source()).isEqualTo(Baseline.Source.SESSION);
        assertThat(read.perSecond().of(Measure.HAPPY)).containsOnly(0.9);
    }

    @ParameterizedTest
    @CsvSource({"35,0", "0,-30"})
    void aTurnedHeadIsNotTakenForACoveredOne(double yaw, double pitch) {
        // Given
        List<FrameReading> frames = frames(frame -> within(frame, 3, 5) ? 14 : USUAL, yaw, pitch);

        // Then
        assertThat(CoveredMouths.marked(frames)).noneMatch(FrameReading::mouthCovered);
    }

    @Test
    void inTheDarkAnUnsureMeshSaysNothing() {
        // Given
        List<FrameReading> dim = frames(frame -> 11, 0, 0).stream()
                .map(frame -> new FrameReading(frame.atMs(), true, 1, frame.probabilities(), 0, 0, 0.9, 20, null)
                        .seen(frame.sureness(), false))
                .toList();

        // Then
        assertThat(CoveredMouths.marked(dim)).noneMatch(FrameReading::mouthCovered);
        assertThat(CoveredMouths.marked(frames(frame -> 11, 0, 0))).allMatch(FrameReading::mouthCovered);
    }

    @Test
    void aFaceThatVariesALittleIsFree() {
        // Given
        List<FrameReading> frames = frames(frame -> USUAL - frame % 7, 0, 0);

        // Then
        assertThat(CoveredMouths.marked(frames)).noneMatch(FrameReading::mouthCovered);
    }

    @Test
    void movementsOfBrowsAndEyesAreReadOverAMask() {
        // Given
        double[] units = new double[ActionUnit.values().length];
        List<FrameReading> frames = frames(frame -> 6, 0, 0).stream()
                .map(frame -> frame.moving(0.1, units))
                .toList();

        // When
        FrameValues values = FrameValues.of(
                CoveredMouths.marked(frames),
                new double[FRAMES],
                Thresholds.defaults().attention());

        // Then
        assertThat(values.of(Measure.SMILE)).containsOnly(Double.NaN);
        assertThat(values.of(Measure.MOUTH_OPEN)).containsOnly(Double.NaN);
        assertThat(values.of(Measure.BROW_RAISE)).containsOnly(0);
        assertThat(values.of(Measure.EYE_CLOSURE)).containsOnly(0);
    }

    private static boolean within(int frame, double from, double until) {
        double second = (frame - PAUSE) / 10.0;
        return second >= from && second < until;
    }

    private static ExposureTraces read(IntToDoubleFunction sureness) {
        return ExposureTraces.read(
                frames(sureness, 0, 0),
                Viewing.ofOffset(new double[] {0}, PAUSE * 100, 10_000),
                new Sampling(10_000, 10),
                Thresholds.defaults());
    }

    private static List<FrameReading> frames(IntToDoubleFunction sureness, double yaw, double pitch) {
        List<FrameReading> frames = new ArrayList<>();
        for (int i = 0; i < FRAMES; i++) {
            double happy = i < PAUSE ? 0.05 : 0.9;
            double[] classes = {1 - happy, happy, 0, 0, 0, 0, 0, 0};
            double sure = sureness.applyAsDouble(i);
            boolean turned = sure < USUAL - 7;
            frames.add(
                    new FrameReading(100.0 * i, true, 1, classes, turned ? yaw : 0, turned ? pitch : 0, 0.9, 50, null)
                            .moving(0.1, new double[0])
                            .seen(sure, false));
        }
        return frames;
    }
}
