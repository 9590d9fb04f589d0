package io.mien.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the rules make of units, each against the person's own rest of 0.2. */
class ActionUnitFramesTest {
    private static final double REST = 0.2;
    private static final int NEUTRAL = 0;
    private static final int HAPPY = 1;
    private static final int SURPRISE = 2;
    private static final int SAD = 3;
    private static final int ANGER = 4;
    private static final int DISGUST = 6;

    @Test
    void eachPrototypeIsReadFromItsUnits() {
        assertThat(read(Map.of(ActionUnit.LIP_CORNER_PULLER, 0.9))[HAPPY]).isCloseTo(0.7, within(1e-9));
        assertThat(read(Map.of(ActionUnit.BROW_RAISER, 0.5, ActionUnit.JAW_DROP, 0.6))[SURPRISE])
                .isCloseTo(0.7, within(1e-9));
        assertThat(read(Map.of(ActionUnit.LIP_CORNER_DEPRESSOR, 0.8))[SAD]).isCloseTo(0.6, within(1e-9));
        assertThat(read(Map.of(ActionUnit.NOSE_WRINKLER, 0.8))[DISGUST]).isCloseTo(0.6, within(1e-9));
    }

    @Test
    void whatIsNoPrototypeIsNone() {
        assertThat(read(Map.of())[NEUTRAL]).as("at rest").isEqualTo(1);
        assertThat(read(Map.of(ActionUnit.JAW_DROP, 0.9))[SURPRISE])
                .as("a yawn")
                .isZero();
        assertThat(read(Map.of(ActionUnit.BROW_RAISER, 0.9))[SURPRISE])
                .as("brows alone")
                .isZero();
        assertThat(read(Map.of(ActionUnit.LIP_CORNER_PULLER, 0.9, ActionUnit.EYES_CLOSED, 0.7))[HAPPY])
                .as("lip corners of a crying face")
                .isZero();
        double[] frown = read(Map.of(ActionUnit.BROW_LOWERER, 0.9));
        assertThat(frown[ANGER]).as("concentration is no anger").isZero();
        assertThat(frown[NEUTRAL]).isEqualTo(1);
    }

    @Test
    void framesWithoutUnitsHaveNoExpression() {
        // Given
        List<FrameReading> frames = new ArrayList<>(resting());
        frames.set(7, new FrameReading(700, true, 1, new double[0], 0, 0, 0.9, 50, null));

        // When
        List<FrameReading> read = ActionUnitFrames.of(frames, viewing(frames));

        // Then
        assertThat(read.get(7).probabilities()).isEmpty();
        assertThat(read.get(8).probabilities()).hasSize(8);
    }

    @Test
    void curvesOfUnitsAreKeptBesideWhatFollowsFromThem() {
        // Given
        List<FrameReading> frames = frames(Map.of(ActionUnit.LIP_CORNER_PULLER, 0.9));
        Viewing viewing = viewing(frames);

        // When
        ExposureTraces traces = ExposureTraces.read(
                ActionUnitFrames.of(frames, viewing),
                viewing,
                new ExposureTraces.Sampling(3_000, 10),
                Thresholds.defaults());

        // Then
        TraceSamples second = traces.perSecond();
        assertThat(second.measures()).containsAll(Measure.actionUnits());
        assertThat(second.at(Measure.SMILE, 2)).isCloseTo(0.9, within(1e-3));
        assertThat(second.at(Measure.SMILE, 0)).isCloseTo(REST, within(1e-3));
        assertThat(traces.baseline().of(Measure.SMILE)).isCloseTo(REST, within(1e-3));
        assertThat(second.at(Measure.HAPPY, 2)).isCloseTo(0.7, within(1e-3));
        assertThat(second.at(Measure.NEGATIVE, 2)).isZero();
        TraceSamples back = TraceSamples.decode(
                second.encode(), second.measures().stream().map(Measure::name).toList());
        assertThat(back).isEqualTo(second);
    }

    @Test
    void networksHaveNoCurvesOfUnits() {
        // Given
        List<FrameReading> frames = resting().stream()
                .map(frame -> new FrameReading(
                        frame.atMs(), true, 1, new double[] {1, 0, 0, 0, 0, 0, 0, 0}, 0, 0, 0.9, 50, null))
                .toList();

        // When
        TraceSamples second = ExposureTraces.read(
                        frames, viewing(frames), new ExposureTraces.Sampling(2_000, 10), Thresholds.defaults())
                .perSecond();

        // Then
        assertThat(second.measures()).doesNotContainAnyElementsOf(Measure.actionUnits());
        assertThat(second.at(Measure.SMILE, 0)).isNaN();
    }

    /** Classes of a frame that shows these units after two seconds of rest. */
    private static double[] read(Map<ActionUnit, Double> shown) {
        List<FrameReading> frames = frames(shown);
        return ActionUnitFrames.of(frames, viewing(frames))
                .get(frames.size() - 1)
                .probabilities();
    }

    private static List<FrameReading> frames(Map<ActionUnit, Double> shown) {
        List<FrameReading> frames = new ArrayList<>(resting());
        for (int i = 20; i < 30; i++) {
            frames.add(frame(i, shown));
        }
        return frames;
    }

    private static List<FrameReading> resting() {
        List<FrameReading> frames = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            frames.add(frame(i, Map.of()));
        }
        return frames;
    }

    private static FrameReading frame(int number, Map<ActionUnit, Double> shown) {
        Map<ActionUnit, Double> all = new EnumMap<>(ActionUnit.class);
        all.putAll(shown);
        double[] units = new double[ActionUnit.values().length];
        for (ActionUnit unit : ActionUnit.values()) {
            units[unit.ordinal()] = all.getOrDefault(unit, REST);
        }
        return new FrameReading(100.0 * number, true, 1, new double[0], 0, 0, 0.9, 50, null).moving(0.01, units);
    }

    private static Viewing viewing(List<FrameReading> frames) {
        return Viewing.ofOffset(frames.stream().mapToDouble(FrameReading::atMs).toArray(), 0, 3_000);
    }
}
