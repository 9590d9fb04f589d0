package io.mien.trace;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Values of every measure, frame by frame (section 4); NaN where a frame has none. */
record FrameValues(double[] atMs, Map<Measure, double[]> values) {

    /**
     * @param frames frames in order of time
     * @param atMs time of each, ad time or recording time, milliseconds
     */
    static FrameValues of(List<FrameReading> frames, double[] atMs, Thresholds.Attention attention) {
        Map<Measure, double[]> values = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            if (measure.isClass()) {
                values.put(measure, probabilities(frames, measure));
            }
        }
        double[] negative = largest(values, Measure.negatives(), frames.size());
        values.put(Measure.NEGATIVE, negative);
        values.put(Measure.VALENCE, difference(values.get(Measure.HAPPY), negative));
        values.put(Measure.ATTENTION, AttentionFrames.of(frames, attention));
        return new FrameValues(atMs, values);
    }

    double[] of(Measure measure) {
        return values.get(measure);
    }

    /** The same with EXPRESSIVENESS: the largest rise of any expression above its baseline, at least 0. */
    FrameValues withExpressiveness(Baseline baseline) {
        double[] expressiveness = new double[atMs.length];
        for (int i = 0; i < atMs.length; i++) {
            for (Measure measure : Measure.expressions()) {
                expressiveness[i] = Math.max(expressiveness[i], of(measure)[i] - baseline.of(measure));
            }
        }
        Map<Measure, double[]> all = new EnumMap<>(values);
        all.put(Measure.EXPRESSIVENESS, expressiveness);
        return new FrameValues(atMs, all);
    }

    private static double[] probabilities(List<FrameReading> frames, Measure measure) {
        return frames.stream()
                .mapToDouble(frame -> frame.hasExpression() ? frame.probabilities()[measure.classIndex()] : Double.NaN)
                .toArray();
    }

    private static double[] largest(Map<Measure, double[]> values, Set<Measure> measures, int frames) {
        double[] largest = new double[frames];
        for (Measure measure : measures) {
            for (int i = 0; i < frames; i++) {
                largest[i] = Math.max(largest[i], values.get(measure)[i]);
            }
        }
        return largest;
    }

    private static double[] difference(double[] plus, double[] minus) {
        double[] difference = new double[plus.length];
        for (int i = 0; i < plus.length; i++) {
            difference[i] = plus[i] - minus[i];
        }
        return difference;
    }
}
