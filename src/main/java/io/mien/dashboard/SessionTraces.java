package io.mien.dashboard;

import io.mien.results.Wording;
import io.mien.trace.EmotionTrace;
import io.mien.trace.Measure;
import io.mien.trace.TraceSamples;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One exposure's 10 Hz traces as the session view draws them.
 *
 * @param stepMs length of a bin
 * @param attention 1 looking at the screen .. 0 away; null when camera or light failed
 */
record SessionTraces(int durationMs, int stepMs, List<Line> measures, List<@Nullable Double> attention) {
    private static final int STEP_MS = 100;

    /** @param values 0..1 per bin, null without a face */
    record Line(Measure measure, String label, List<@Nullable Double> values) {}

    static SessionTraces of(EmotionTrace trace) {
        TraceSamples tenths = trace.perTenth();
        return new SessionTraces(
                trace.durationMs,
                STEP_MS,
                Stream.of(Measure.HAPPY, Measure.SURPRISE, Measure.NEGATIVE, Measure.EXPRESSIVENESS)
                        .map(measure -> new Line(measure, Wording.label(measure), values(tenths, measure)))
                        .toList(),
                values(tenths, Measure.ATTENTION));
    }

    private static List<@Nullable Double> values(TraceSamples tenths, Measure measure) {
        List<@Nullable Double> values = new ArrayList<>();
        for (double value : tenths.of(measure)) {
            values.add(Double.isNaN(value) ? null : (Double) value);
        }
        return values;
    }
}
