package io.mien.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How far two engines' readings of one exposure agree, second by second and over the visit.
 *
 * <p>In each 1 s bin that both filled from frames of their own, with p and q the bin's mean probabilities of the eight
 * classes, the distance is the total variation <br>
 * {@code d(t) = 1/2 sum_k |p_k(t) - q_k(t)|}, 0 (the same) to 1 (nothing in common): <br>
 * the share of probability that would have to move from class to class to make one reading the other. It needs no choice of
 * a class, so that a near tie is no disagreement. The engines disagree in a second when d(t) is above the 0.20 that section
 * 4 asks of a change before it counts as an expression. A bin filled from its neighbours and a bin without a face are not
 * compared.
 *
 * <p>Over the visit the figure is the share of compared seconds that agree. Most faces are neutral most of the time, and
 * agreeing on neutral is easy: so the same share is told for the seconds in which at least one engine found another class
 * likeliest. Both engines share one network's features: agreement shows steadiness, never correctness.
 *
 * @param distance d per second, NaN where not compared
 * @param expressive per second, whether another class than neutral was likeliest for at least one engine
 */
public record EngineAgreement(double[] distance, boolean[] expressive) {
    private static final double MAX = Thresholds.defaults().expressing().above();
    private static final List<Measure> CLASSES =
            Arrays.stream(Measure.values()).filter(Measure::isClass).toList();

    /** Compares two traces of the same exposure at 1 Hz. */
    public static EngineAgreement of(TraceSamples one, TraceSamples other) {
        int bins = Math.min(one.bins(), other.bins());
        double[] distance = new double[bins];
        boolean[] expressive = new boolean[bins];
        for (int bin = 0; bin < bins; bin++) {
            distance[bin] = own(one, bin) && own(other, bin) ? distance(one, other, bin) : Double.NaN;
            expressive[bin] = isExpressive(one, bin) || isExpressive(other, bin);
        }
        return new EngineAgreement(distance, expressive);
    }

    /** Seconds in which both engines have a reading. */
    public int compared() {
        return (int) Arrays.stream(distance).filter(Double::isFinite).count();
    }

    /** Compared seconds in which they agree. */
    public int agreed() {
        return compared() - disagreements().size();
    }

    /** Compared seconds in which another class than neutral was likeliest for at least one engine. */
    public int comparedExpressive() {
        return (int) seconds().filter(second -> expressive[second]).count();
    }

    /** Those of them in which they agree. */
    public int agreedExpressive() {
        return (int) seconds()
                .filter(second -> expressive[second] && !disagree(second))
                .count();
    }

    /** Starts of the seconds in which they disagree, in order. */
    public List<Integer> disagreements() {
        List<Integer> seconds = new ArrayList<>();
        seconds().filter(this::disagree).forEach(seconds::add);
        return List.copyOf(seconds);
    }

    private IntStream seconds() {
        return IntStream.range(0, distance.length).filter(second -> Double.isFinite(distance[second]));
    }

    private boolean disagree(int second) {
        return distance[second] > MAX;
    }

    private static boolean own(TraceSamples traces, int bin) {
        return traces.stored(Measure.NEUTRAL, bin) != TraceSamples.MISSING
                && !traces.interpolated(Measure.NEUTRAL, bin);
    }

    private static double distance(TraceSamples one, TraceSamples other, int bin) {
        int moved = 0;
        for (Measure measure : CLASSES) {
            moved += Math.abs(one.stored(measure, bin) - other.stored(measure, bin));
        }
        return moved / (2 * TraceSamples.SCALE);
    }

    private static boolean isExpressive(TraceSamples traces, int bin) {
        double neutral = traces.at(Measure.NEUTRAL, bin);
        return Measure.expressions().stream().anyMatch(measure -> traces.at(measure, bin) > neutral);
    }
}
