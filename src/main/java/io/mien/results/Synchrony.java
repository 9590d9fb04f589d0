package io.mien.results;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Whether people react together (specification section 14): each person's trace correlated with the mean of the others, and
 * the mean of that. By chance alone: the same after each person's trace was shifted round the ad by a random number of
 * seconds.
 *
 * @param value mean correlation
 * @param interval 95 %, from the spread between people
 * @param p share of shifts, the observed one included, that reach it
 */
public record Synchrony(double value, Interval interval, double p) {
    private static final int SHIFTS = 999;

    /** @param people by bins, NaN where missing */
    public static Synchrony of(double[][] people, long seed) {
        double[] each = each(people);
        Scalar mean = Scalar.of(each);
        SplittableRandom random = new SplittableRandom(seed);
        int reached = 1;
        for (int i = 0; i < SHIFTS; i++) {
            double shifted =
                    Arrays.stream(each(shifted(people, random))).average().orElse(0);
            reached += Permutations.reaches(shifted, mean.mean()) ? 1 : 0;
        }
        double reach = Wilson.Z95 * Math.sqrt(mean.squaredError());
        return new Synchrony(
                mean.mean(), new Interval(mean.mean() - reach, mean.mean() + reach), (double) reached / (SHIFTS + 1));
    }

    /** Of each person with the mean of the others. */
    static double[] each(double[][] people) {
        int bins = people[0].length;
        double[] sums = new double[bins];
        double[] counts = new double[bins];
        for (double[] person : people) {
            for (int bin = 0; bin < bins; bin++) {
                if (!Double.isNaN(person[bin])) {
                    sums[bin] += person[bin];
                    counts[bin]++;
                }
            }
        }
        double[] others = new double[bins];
        double[] each = new double[people.length];
        for (int i = 0; i < people.length; i++) {
            double[] person = people[i];
            Arrays.setAll(others, bin -> (sums[bin] - person[bin]) / (counts[bin] - 1));
            each[i] = Correlation.of(person, others);
        }
        return each;
    }

    private static double[][] shifted(double[][] people, SplittableRandom random) {
        double[][] shifted = new double[people.length][];
        for (int i = 0; i < people.length; i++) {
            int bins = people[i].length;
            int by = random.nextInt(bins);
            double[] person = people[i];
            shifted[i] = new double[bins];
            Arrays.setAll(shifted[i], bin -> person[(bin + by) % bins]);
        }
        return shifted;
    }
}
