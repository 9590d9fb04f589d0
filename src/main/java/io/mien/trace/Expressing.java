package io.mien.trace;

import java.util.Arrays;
import java.util.Set;

/**
 * One measure of one exposure as statistics over respondents need it: the change from the own baseline and whether the
 * viewer shows it (method page, section 4).
 *
 * @param change x = value - baseline, x 10^4, {@link TraceSamples#MISSING} where missing
 * @param shown e per bin: 1, 0, or {@link #UNKNOWN} where missing or where the measure has no share
 */
public record Expressing(int[] change, byte[] shown) {
    public static final byte UNKNOWN = -1;

    /**
     * Reads one measure. A class is expressed when x and p reach the thresholds; NEGATIVE when any negative class is;
     * EXPRESSIVENESS ("reacting") when any class but neutral is; ATTENTION and TALKING when the viewer is attentive or talks for half the bin;
     * VALENCE has no share.
     */
    public static Expressing of(TraceSamples traces, Baseline baseline, Measure measure, Thresholds.Expressing rule) {
        int[] change = new int[traces.bins()];
        int level = TraceSamples.scaled(baseline.of(measure));
        Arrays.setAll(change, bin -> {
            short stored = traces.stored(measure, bin);
            return stored == TraceSamples.MISSING ? stored : stored - level;
        });
        byte[] shown = new byte[traces.bins()];
        for (int bin = 0; bin < shown.length; bin++) {
            boolean known = measure.hasShare() && traces.stored(measure, bin) != TraceSamples.MISSING;
            shown[bin] = known ? shown(traces, baseline, measure, bin, rule) : UNKNOWN;
        }
        return new Expressing(change, shown);
    }

    private static byte shown(
            TraceSamples traces, Baseline baseline, Measure measure, int bin, Thresholds.Expressing rule) {
        boolean shown =
                switch (measure) {
                    case ATTENTION, TALKING, MOUTH_COVERED -> traces.at(measure, bin) >= rule.attentive();
                    case NEUTRAL -> traces.at(measure, bin) >= rule.level();
                    case NEGATIVE -> any(Measure.negatives(), traces, baseline, bin, rule);
                    case EXPRESSIVENESS -> any(Measure.expressions(), traces, baseline, bin, rule);
                    default -> any(Set.of(measure), traces, baseline, bin, rule);
                };
        return (byte) (shown ? 1 : 0);
    }

    private static boolean any(
            Set<Measure> measures, TraceSamples traces, Baseline baseline, int bin, Thresholds.Expressing rule) {
        int level = TraceSamples.scaled(rule.level());
        int above = TraceSamples.scaled(rule.above());
        for (Measure measure : measures) {
            int stored = traces.stored(measure, bin);
            if (stored >= level && stored - TraceSamples.scaled(baseline.of(measure)) >= above) {
                return true;
            }
        }
        return false;
    }
}
