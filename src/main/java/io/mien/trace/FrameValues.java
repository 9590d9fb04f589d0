package io.mien.trace;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Values of every measure, frame by frame (method page, section 4); NaN where a frame has none. */
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
        double[] talking = TalkingFrames.of(frames);
        values.put(Measure.TALKING, talking);
        values.forEach((measure, read) -> {
            if (measure.isMisledBySpeech()) {
                leaveOut(read, talking);
            }
        });
        if (frames.stream().anyMatch(frame -> frame.actionUnits().length > 0)) {
            for (ActionUnit unit : ActionUnit.values()) {
                values.put(unit.measure(), units(frames, unit));
            }
        }
        double[] covered = covered(frames);
        values.forEach((measure, read) -> {
            if (measure.needsMouth()) {
                leaveOut(read, covered);
            }
        });
        values.put(Measure.MOUTH_COVERED, covered);
        return new FrameValues(atMs, values);
    }

    private static double[] covered(List<FrameReading> frames) {
        return frames.stream()
                .mapToDouble(frame -> frame.faces() == 0 ? Double.NaN : frame.mouthCovered() ? 1 : 0)
                .toArray();
    }

    boolean has(Measure measure) {
        return values.containsKey(measure);
    }

    double[] of(Measure measure) {
        return values.get(measure);
    }

    /** The same with EXPRESSIVENESS: the largest rise of any expression above its baseline, at least 0; NaN without a face. */
    FrameValues withExpressiveness(Baseline baseline) {
        double[] expressiveness = new double[atMs.length];
        for (int i = 0; i < atMs.length; i++) {
            expressiveness[i] = Double.isNaN(of(Measure.NEUTRAL)[i]) ? Double.NaN : 0;
            for (Measure measure : Measure.expressions()) {
                double rise = of(measure)[i] - baseline.of(measure);
                expressiveness[i] = Double.isNaN(rise) ? expressiveness[i] : Math.max(expressiveness[i], rise);
            }
        }
        Map<Measure, double[]> all = new EnumMap<>(values);
        all.put(Measure.EXPRESSIVENESS, expressiveness);
        return new FrameValues(atMs, all);
    }

    private static void leaveOut(double[] read, double[] where) {
        for (int i = 0; i < read.length; i++) {
            read[i] = where[i] > 0 ? Double.NaN : read[i];
        }
    }

    private static double[] units(List<FrameReading> frames, ActionUnit unit) {
        return frames.stream()
                .mapToDouble(frame -> frame.actionUnits().length > 0 ? frame.actionUnits()[unit.ordinal()] : Double.NaN)
                .toArray();
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
