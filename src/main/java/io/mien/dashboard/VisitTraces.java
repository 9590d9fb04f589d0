package io.mien.dashboard;

import io.mien.results.MeasureWording;
import io.mien.trace.EmotionTrace;
import io.mien.trace.Engine;
import io.mien.trace.EngineAgreement;
import io.mien.trace.Measure;
import io.mien.trace.TraceSamples;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One exposure's 10 Hz traces as the session view draws them.
 *
 * @param stepMs length of a bin
 * @param syncGrade what ties the camera's time to the ad's: A capture times, B capture times that may be a
 *     camera frame or two off or display times, C neither
 * @param syncResidualP95Ms 95th percentile of that fit's residual, milliseconds; null for grade C
 * @param syncBoundMs bound of the error of a frame's moment with screen and camera, for 95 % of frames, milliseconds; null where
 *     none is known
 * @param syncLagMs what screen and camera lag together by the ad's light, milliseconds; null where the bound allows for the screen
 *     and leaves the camera's own delay out
 * @param engine whose trace counts
 * @param measures of that engine
 * @param attention 1 looking at the screen .. 0 away; null when camera or light failed; the same for both engines
 * @param other the other engine's measures, null when one engine alone read the exposure
 * @param disagreements starts of the seconds in which the engines disagree, see {@link EngineAgreement}
 */
record VisitTraces(
        int durationMs,
        int stepMs,
        String syncGrade,
        @Nullable Float syncResidualP95Ms,
        @Nullable Float syncBoundMs,
        @Nullable Float syncLagMs,
        Engine engine,
        String label,
        List<Line> measures,
        List<@Nullable Double> attention,
        @Nullable Other other,
        List<Integer> disagreements) {
    private static final List<Measure> SHOWN = Stream.concat(
                    Stream.of(
                            Measure.HAPPY,
                            Measure.SURPRISE,
                            Measure.NEGATIVE,
                            Measure.EXPRESSIVENESS,
                            Measure.TALKING,
                            Measure.MOUTH_COVERED),
                    Measure.actionUnits().stream())
            .toList();

    /** @param values 0..1 per bin, null without a face */
    record Line(Measure measure, String label, List<@Nullable Double> values) {}

    /** What the engine read whose trace does not count. */
    record Other(Engine engine, String label, List<Line> measures) {}

    static VisitTraces of(EmotionTrace trace) {
        Optional<EmotionTrace> beside = trace.beside();
        return new VisitTraces(
                trace.durationMs,
                TraceSamples.TENTH_MS,
                trace.syncGrade,
                trace.syncResidualMs,
                trace.syncBoundMs,
                trace.syncLagMs,
                trace.engine,
                trace.engine.words(),
                lines(trace),
                values(trace.perTenth(), Measure.ATTENTION),
                beside.map(other -> new Other(other.engine, other.engine.words(), lines(other)))
                        .orElse(null),
                beside.map(other -> EngineAgreement.of(trace.perSecond(), other.perSecond())
                                .disagreements())
                        .orElse(List.of()));
    }

    private static List<Line> lines(EmotionTrace trace) {
        TraceSamples tenths = trace.perTenth();
        return SHOWN.stream()
                .filter(tenths.measures()::contains)
                .map(measure -> new Line(measure, MeasureWording.label(measure), values(tenths, measure)))
                .toList();
    }

    private static List<@Nullable Double> values(TraceSamples tenths, Measure measure) {
        List<@Nullable Double> values = new ArrayList<>();
        for (double value : tenths.of(measure)) {
            values.add(Double.isNaN(value) ? null : (Double) value);
        }
        return values;
    }
}
