package io.mien.results;

import java.util.SplittableRandom;

/**
 * Whether a curve's shape would come again with other people (specification section 14): people are halved, the halves' mean
 * curves correlated, and the mean of that over 200 seeded splits carried to all people (Spearman and Brown 1910).
 *
 * <p>The interval leaves out one person at a time (jackknife of -ln(1 - r)). A bootstrap of people would put the same person
 * into both halves, and their agreement would be that person's with himself.
 *
 * @param value -1..1
 * @param interval 95 %
 */
public record Reliability(double value, Interval interval) {
    /** Below this a shape is not reliable, and no moments are named. */
    public static final double MIN_SHAPE = 0.7;

    static final int SPLITS = 200;

    /** An ideal correlation has no logarithm. */
    private static final double LARGEST = 1 - 1e-9;

    public boolean isShapeReliable() {
        return value >= MIN_SHAPE;
    }

    /** @param people by bins, NaN where missing */
    public static Reliability of(double[][] people, long seed) {
        int n = people.length;
        SplittableRandom random = new SplittableRandom(seed);
        People laid = new People(people[0].length, people);
        double all = 0;
        double[] without = new double[n];
        for (int split = 0; split < SPLITS; split++) {
            int[] order = laid.shuffle(n, random);
            People.Sums first = new People.Sums(laid.bins());
            People.Sums second = new People.Sums(laid.bins());
            laid.sum(order, 0, n / 2, first);
            laid.sum(order, n / 2, n, second);
            all += correlation(first, second);
            for (int i = 0; i < n; i++) {
                People.Sums own = i < n / 2 ? first : second;
                add(own, people[order[i]], -1);
                without[order[i]] += correlation(first, second);
                add(own, people[order[i]], 1);
            }
        }
        return jackknifed(steppedUp(all / SPLITS), without);
    }

    private static Reliability jackknifed(double value, double[] without) {
        int n = without.length;
        double[] spread = new double[n];
        double mean = 0;
        for (int i = 0; i < n; i++) {
            spread[i] = stretched(steppedUp(without[i] / SPLITS));
            mean += spread[i] / n;
        }
        double squares = 0;
        for (double each : spread) {
            squares += (each - mean) * (each - mean);
        }
        double reach = Wilson.Z95 * Math.sqrt((n - 1.0) / n * squares);
        double middle = stretched(value);
        return new Reliability(value, new Interval(shrunk(middle - reach), shrunk(middle + reach)));
    }

    private static double stretched(double value) {
        return -Math.log(1 - Math.min(LARGEST, value));
    }

    private static double shrunk(double stretched) {
        return Math.max(-1, 1 - Math.exp(-stretched));
    }

    private static double steppedUp(double half) {
        return half <= -1 ? -1 : Math.max(-1, 2 * half / (1 + half));
    }

    private static void add(People.Sums sums, double[] person, int sign) {
        for (int bin = 0; bin < person.length; bin++) {
            if (!Double.isNaN(person[bin])) {
                sums.values[bin] += sign * person[bin];
                sums.counts[bin] += sign;
            }
        }
    }

    private static double correlation(People.Sums one, People.Sums other) {
        double[] a = new double[one.values.length];
        double[] b = new double[a.length];
        for (int bin = 0; bin < a.length; bin++) {
            a[bin] = one.values[bin] / one.counts[bin];
            b[bin] = other.values[bin] / other.counts[bin];
        }
        return Correlation.of(a, b);
    }
}
