package io.mien.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Where two curves differ, by cluster mass (specification section 7; Maris and Oostenveld 2007). Seconds whose t lies
 * beyond its 97.5 % quantile and that touch make a cluster, positive and negative ones apart; its mass is the sum of t. A
 * cluster's p is the share of shuffles, the observed one included, whose largest mass reaches its own. It says that the
 * curves differ somewhere in the cluster, never where it begins.
 */
public final class ClusterTest {
    private static final double TAIL = 0.025;

    /** A second in which nobody varies still has a finite t. */
    private static final double MIN_VARIANCE = 1e-9;

    private ClusterTest() {}

    /**
     * @param from first bin
     * @param to bin after the last
     * @param mass sum of t, positive where the first group is higher
     */
    public record Cluster(int from, int to, double mass, double p) {}

    /**
     * @param shuffles how many were made, the observed one among them
     * @param exact whether these were all there are
     */
    public record Result(List<Cluster> clusters, int shuffles, boolean exact) {
        public Result {
            clusters = List.copyOf(clusters);
        }

        /** Of the comparison as a whole: the smallest of its clusters', 1 without any. */
        public double p() {
            return clusters.stream().mapToDouble(Cluster::p).min().orElse(1);
        }
    }

    /**
     * Two groups of different people: who belongs to which is shuffled. Where there are no more ways than shuffles, all are
     * counted.
     *
     * @param a people by bins, NaN where missing
     * @param seed gives the shuffles
     */
    public static Result between(double[][] a, double[][] b, long seed) {
        if (a.length < 2 || b.length < 2) {
            throw new IllegalArgumentException("two groups of at least two people are compared");
        }
        Between test = new Between(a, b);
        return Permutations.splits(a.length + b.length, a.length) <= Permutations.FIRST
                ? exact(test)
                : shuffled(test, seed);
    }

    /**
     * The same people twice: the sign of each person's difference is shuffled.
     *
     * @param differences people by bins, NaN where one of the two is missing
     */
    public static Result within(double[][] differences, long seed) {
        return shuffled(new Within(differences), seed);
    }

    /** Gives the t values of the observed data and of shuffles. */
    private interface Statistic {
        double[] observed();

        double[] shuffled(SplittableRandom random);

        double[] thresholds();
    }

    private static Result exact(Between test) {
        double[] observed = test.observed();
        List<Cluster> clusters = clusters(observed, test.thresholds());
        int[] chosen = IntStream.range(0, test.sizeA).toArray();
        int[] reached = new int[clusters.size()];
        int splits = 0;
        do {
            count(clusters, reached, largest(test.split(chosen), test.thresholds()));
            splits++;
        } while (Permutations.next(chosen, test.people.size()));
        int all = splits;
        return new Result(graded(clusters, i -> reached[i], all), all, true);
    }

    private static Result shuffled(Statistic test, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Cluster> clusters = clusters(test.observed(), test.thresholds());
        if (clusters.isEmpty()) {
            return new Result(clusters, 1, false);
        }
        int[] reached = new int[clusters.size()];
        int shuffles = 1;
        while (shuffles < Permutations.MAX) {
            count(clusters, reached, largest(test.shuffled(random), test.thresholds()));
            shuffles++;
            if (shuffles == Permutations.FIRST && !isOpen(reached, shuffles)) {
                break;
            }
        }
        return new Result(graded(clusters, i -> reached[i] + 1, shuffles), shuffles, false);
    }

    private static boolean isOpen(int[] reached, int shuffles) {
        return Arrays.stream(reached).anyMatch(times -> Permutations.isOpen((times + 1.0) / shuffles));
    }

    private static void count(List<Cluster> clusters, int[] reached, double largest) {
        for (int i = 0; i < reached.length; i++) {
            reached[i] += Permutations.reaches(largest, Math.abs(clusters.get(i).mass())) ? 1 : 0;
        }
    }

    private static List<Cluster> graded(List<Cluster> clusters, IntUnaryOperator reached, int of) {
        return IntStream.range(0, clusters.size())
                .mapToObj(i -> {
                    Cluster cluster = clusters.get(i);
                    double p = (double) reached.applyAsInt(i) / of;
                    return new Cluster(cluster.from(), cluster.to(), cluster.mass(), p);
                })
                .toList();
    }

    private static List<Cluster> clusters(double[] t, double[] thresholds) {
        List<Cluster> clusters = new ArrayList<>();
        int bin = 0;
        while (bin < t.length) {
            int sign = sign(t, thresholds, bin);
            int from = bin;
            double mass = 0;
            while (sign != 0 && bin < t.length && sign(t, thresholds, bin) == sign) {
                mass += t[bin++];
            }
            if (sign == 0) {
                bin++;
            } else {
                clusters.add(new Cluster(from, bin, mass, 1));
            }
        }
        return clusters;
    }

    private static double largest(double[] t, double[] thresholds) {
        double largest = 0;
        double mass = 0;
        int before = 0;
        for (int bin = 0; bin < t.length; bin++) {
            int sign = sign(t, thresholds, bin);
            mass = sign == 0 ? 0 : sign == before ? mass + t[bin] : t[bin];
            largest = Math.max(largest, Math.abs(mass));
            before = sign;
        }
        return largest;
    }

    private static int sign(double[] t, double[] thresholds, int bin) {
        return Math.abs(t[bin]) > thresholds[bin] ? (int) Math.signum(t[bin]) : 0;
    }

    private static double threshold(double freedom) {
        return freedom < 1 ? Double.POSITIVE_INFINITY : Distributions.upperQuantile(TAIL, freedom);
    }

    /** Signed pooled t. Shuffling leaves the squares of all people unchanged: group sums are all that is added anew. */
    private static final class Between implements Statistic {
        private final People people;
        private final int sizeA;
        private final int fewer;
        private final double[] squares;
        private final People.Sums all;
        private final People.Sums part;
        private final double[] t;
        private final double[] thresholds;

        Between(double[][] a, double[][] b) {
            people = new People(a[0].length, a, b);
            sizeA = a.length;
            fewer = Math.min(a.length, b.length);
            squares = people.squares();
            all = new People.Sums(people.bins());
            part = new People.Sums(people.bins());
            t = new double[people.bins()];
            people.sum(IntStream.range(0, people.size()).toArray(), 0, people.size(), all);
            thresholds = Arrays.stream(all.counts).map(n -> threshold(n - 2)).toArray();
        }

        @Override
        public double[] observed() {
            return split(IntStream.range(0, sizeA).toArray()).clone();
        }

        double[] split(int[] inA) {
            people.sum(inA, 0, sizeA, part);
            return statistics(1);
        }

        @Override
        public double[] shuffled(SplittableRandom random) {
            people.sum(people.shuffle(fewer, random), 0, fewer, part);
            return statistics(fewer == sizeA ? 1 : -1);
        }

        @Override
        public double[] thresholds() {
            return thresholds;
        }

        /** @param sign 1 when the part that was added up is the first group */
        private double[] statistics(int sign) {
            for (int bin = 0; bin < t.length; bin++) {
                double n = part.counts[bin];
                double others = all.counts[bin] - n;
                t[bin] = n < 2 || others < 2 ? 0 : sign * pooled(bin, n, others);
            }
            return t;
        }

        private double pooled(int bin, double n, double others) {
            double mean = part.values[bin] / n;
            double otherMean = (all.values[bin] - part.values[bin]) / others;
            double within = squares[bin] - n * mean * mean - others * otherMean * otherMean;
            double variance = Math.max(MIN_VARIANCE, within / (n + others - 2));
            return (mean - otherMean) / Math.sqrt(variance * (1 / n + 1 / others));
        }
    }

    /** t of the differences against 0. */
    private static final class Within implements Statistic {
        private final double[][] differences;
        private final double[] squares;
        private final double[] counts;
        private final double[] thresholds;
        private final double[] sums;

        Within(double[][] differences) {
            this.differences = differences;
            int bins = differences[0].length;
            People people = new People(bins, differences);
            People.Sums all = new People.Sums(bins);
            people.sum(IntStream.range(0, people.size()).toArray(), 0, people.size(), all);
            squares = people.squares();
            counts = all.counts;
            sums = new double[bins];
            thresholds = Arrays.stream(counts).map(n -> threshold(n - 1)).toArray();
        }

        @Override
        public double[] observed() {
            return flipped(person -> 1).clone();
        }

        @Override
        public double[] shuffled(SplittableRandom random) {
            return flipped(person -> random.nextBoolean() ? 1 : -1);
        }

        @Override
        public double[] thresholds() {
            return thresholds;
        }

        private double[] flipped(IntUnaryOperator sign) {
            Arrays.fill(sums, 0);
            for (int person = 0; person < differences.length; person++) {
                int flip = sign.applyAsInt(person);
                for (int bin = 0; bin < sums.length; bin++) {
                    double value = differences[person][bin];
                    sums[bin] += Double.isNaN(value) ? 0 : flip * value;
                }
            }
            for (int bin = 0; bin < sums.length; bin++) {
                double n = counts[bin];
                double mean = sums[bin] / n;
                double variance = Math.max(MIN_VARIANCE, (squares[bin] - n * mean * mean) / (n - 1));
                sums[bin] = n < 2 ? 0 : mean / Math.sqrt(variance / n);
            }
            return sums;
        }
    }
}
