package io.mien.results;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Whether the curves of several countries differ at all: functional analysis of variance (Cuevas, Febrero and Fraiman
 * 2004), V = sum over pairs i < j of n_i times the mean squared difference of their mean curves; p by shuffling people
 * between the countries.
 */
public final class FunctionalAnova {
    private FunctionalAnova() {}

    /** @param v the statistic, @param shuffles how many were made, the observed one among them */
    public record Result(double v, double p, int shuffles) {}

    /** @param groups per country people by bins, NaN where missing */
    public static Result of(double[][][] groups, long seed) {
        int[] sizes = Arrays.stream(groups).mapToInt(group -> group.length).toArray();
        People people = new People(groups[0][0].length, groups);
        SplittableRandom random = new SplittableRandom(seed);
        double observed = statistic(people, IntStream.range(0, people.size()).toArray(), sizes);
        int reached = 1;
        int shuffles = 1;
        while (shuffles < Permutations.MAX) {
            double shuffled = statistic(people, people.shuffle(people.size() - 1, random), sizes);
            reached += Permutations.reaches(shuffled, observed) ? 1 : 0;
            shuffles++;
            if (shuffles == Permutations.FIRST && !Permutations.isOpen((double) reached / shuffles)) {
                break;
            }
        }
        return new Result(observed, (double) reached / shuffles, shuffles);
    }

    private static double statistic(People people, int[] order, int[] sizes) {
        double[][] means = new double[sizes.length][];
        People.Sums sums = new People.Sums(people.bins());
        int from = 0;
        for (int group = 0; group < sizes.length; group++) {
            people.sum(order, from, from + sizes[group], sums);
            means[group] = new double[people.bins()];
            Arrays.setAll(means[group], bin -> sums.values[bin] / sums.counts[bin]);
            from += sizes[group];
        }
        double[] weights = Arrays.stream(sizes).asDoubleStream().toArray();
        return statistic(means, weights);
    }

    /**
     * V of mean curves on the unit interval; a second that a country has no value in is left out.
     *
     * @param weights n of each
     */
    static double statistic(double[][] means, double[] weights) {
        double v = 0;
        for (int i = 0; i < means.length; i++) {
            for (int j = i + 1; j < means.length; j++) {
                v += weights[i] * distance(means[i], means[j]);
            }
        }
        return v;
    }

    private static double distance(double[] one, double[] other) {
        return IntStream.range(0, one.length)
                .mapToDouble(bin -> (one[bin] - other[bin]) * (one[bin] - other[bin]))
                .filter(squared -> !Double.isNaN(squared))
                .average()
                .orElse(0);
    }
}
