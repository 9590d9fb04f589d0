package io.mien.results;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Spearman's rank correlation, ties at the middle of their ranks, with the interval of Bonett and Wright (2000, Psychometrika
 * 65:23-28): artanh of it has a standard error of sqrt((1 + r^2 / 2) / (n - 3)).
 *
 * @param value -1..1; 0 where one of the two does not vary
 * @param people pairs
 * @param interval 95 % interval
 */
public record RankCorrelation(double value, int people, Interval interval) {
    /** Artanh of 1 is no number. */
    private static final double LARGEST = 1 - 1e-9;

    /** @param first one value a person, @param second the same persons'; more than three */
    static RankCorrelation of(double[] first, double[] second) {
        double r = Correlation.of(ranks(first), ranks(second));
        double z = 0.5 * Math.log((1 + bounded(r)) / (1 - bounded(r)));
        double reach = Wilson.Z95 * Math.sqrt((1 + r * r / 2) / (first.length - 3));
        return new RankCorrelation(r, first.length, new Interval(Math.tanh(z - reach), Math.tanh(z + reach)));
    }

    private static double bounded(double r) {
        return Math.max(-LARGEST, Math.min(LARGEST, r));
    }

    /** From 1; equal values share the mean of their places. */
    static double[] ranks(double[] values) {
        int[] rising = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ranks = new double[values.length];
        for (int from = 0, to; from < rising.length; from = to) {
            to = from;
            while (to < rising.length && values[rising[to]] == values[rising[from]]) {
                to++;
            }
            double middle = (from + 1 + to) / 2.0;
            Arrays.stream(rising, from, to).forEach(i -> ranks[i] = middle);
        }
        return ranks;
    }
}
