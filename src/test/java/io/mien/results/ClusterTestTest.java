package io.mien.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mien.results.ClusterTest.Cluster;
import io.mien.results.ClusterTest.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cluster-mass permutation against MNE's and against plain enumeration. */
class ClusterTestTest {
    private static final double MASS = 1e-9;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void findsTheClustersThatMneFinds(int set) {
        // Given
        List<String[]> expected = References.rows("cluster-reference.csv").stream()
                .filter(row -> row[0].equals(Integer.toString(set)))
                .sorted((a, b) -> Integer.compare(Integer.parseInt(a[1]), Integer.parseInt(b[1])))
                .toList();
        // When
        Result result = ClusterTest.between(group(set, "A"), group(set, "B"), 7);
        // Then
        assertThat(result.clusters()).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            Cluster cluster = result.clusters().get(i);
            String[] row = expected.get(i);
            double p = Double.parseDouble(row[4]);
            assertThat(cluster.from()).isEqualTo(Integer.parseInt(row[1]));
            assertThat(cluster.to()).isEqualTo(Integer.parseInt(row[2]));
            assertThat(cluster.mass()).isCloseTo(Double.parseDouble(row[3]), within(MASS));
            assertThat(cluster.p()).isCloseTo(p, within(chance(p, result.shuffles())));
        }
    }

    @Test
    void countsAllSeventySplitsOfFourAndFour() {
        // Given
        Random random = new Random(3);
        double[][] a = people(random, 4, 6, 2);
        double[][] b = people(random, 4, 6, 0);
        // When
        Result result = ClusterTest.between(a, b, 1);
        // Then
        assertThat(result.exact()).isTrue();
        assertThat(result.shuffles()).isEqualTo(70);
        assertThat(result.clusters()).isNotEmpty();
        for (Cluster cluster : result.clusters()) {
            assertThat(cluster.p()).isCloseTo(byEnumeration(a, b, Math.abs(cluster.mass())), within(1e-12));
        }
    }

    @Test
    void theSameSeedGivesTheSameAnswer() {
        // Given
        double[][] a = group(5, "A");
        double[][] b = group(5, "B");
        // When
        Result once = ClusterTest.between(a, b, 11);
        // Then
        assertThat(ClusterTest.between(a, b, 11)).isEqualTo(once);
    }

    @Test
    void changingSidesChangesTheSignAlone() {
        // Given
        double[][] a = group(1, "A");
        double[][] b = group(1, "B");
        // When
        List<Double> there = masses(ClusterTest.between(a, b, 1));
        List<Double> back = masses(ClusterTest.between(b, a, 1));
        // Then
        assertThat(back).hasSameSizeAs(there);
        for (int i = 0; i < back.size(); i++) {
            assertThat(back.get(i)).isCloseTo(-there.get(i), within(MASS));
        }
    }

    @Test
    void missingSecondsLeaveTheOthersStanding() {
        // Given
        double[][] a = group(1, "A");
        double[][] b = group(1, "B");
        Cluster whole = ClusterTest.between(a, b, 1).clusters().stream()
                .filter(cluster -> cluster.mass() > 0)
                .findFirst()
                .orElseThrow();
        for (double[] person : a) {
            person[0] = Double.NaN;
        }
        // When
        List<Cluster> left = ClusterTest.between(a, b, 1).clusters();
        // Then
        assertThat(left).anyMatch(cluster -> cluster.from() == whole.from() && cluster.mass() == whole.mass());
    }

    @Test
    void differencesOfTheSamePeopleAreTestedBySign() {
        // Given
        Random random = new Random(5);
        double[][] apart = people(random, 30, 12, 0.8);
        double[][] equal = people(random, 30, 12, 0);
        // When
        Result found = ClusterTest.within(apart, 1);
        Result none = ClusterTest.within(equal, 1);
        // Then
        assertThat(found.p()).isLessThan(0.01);
        assertThat(none.p()).isGreaterThan(0.05);
    }

    private static List<Double> masses(Result result) {
        return result.clusters().stream().map(Cluster::mass).toList();
    }

    /** Four standard errors of two p-values from so many shuffles. */
    private static double chance(double p, int shuffles) {
        return 4 * Math.sqrt(p * (1 - p) * (1.0 / shuffles + 1e-4)) + 1.5 / shuffles;
    }

    /** Written apart from the product: t from its definition, clusters by a second walk. */
    private static double byEnumeration(double[][] a, double[][] b, double mass) {
        List<double[]> all = new ArrayList<>(Arrays.asList(a));
        all.addAll(Arrays.asList(b));
        int reached = 0;
        int splits = 0;
        for (int mask = 0; mask < 1 << all.size(); mask++) {
            if (Integer.bitCount(mask) == a.length) {
                splits++;
                reached += largest(all, mask) >= mass - 1e-9 ? 1 : 0;
            }
        }
        return (double) reached / splits;
    }

    private static double largest(List<double[]> all, int mask) {
        double largest = 0;
        double mass = 0;
        for (int bin = 0; bin < all.get(0).length; bin++) {
            double t = t(all, mask, bin);
            boolean out = Math.abs(t) > 2.4469118511449692;
            mass = !out ? 0 : Math.signum(mass) == Math.signum(t) ? mass + t : t;
            largest = Math.max(largest, Math.abs(mass));
        }
        return largest;
    }

    private static double t(List<double[]> all, int mask, int bin) {
        Scalar in = Scalar.of(side(all, mask, bin, 1));
        Scalar out = Scalar.of(side(all, mask, bin, 0));
        double pooled = ((in.people() - 1) * in.variance() + (out.people() - 1) * out.variance())
                / (in.people() + out.people() - 2);
        return (in.mean() - out.mean()) / Math.sqrt(pooled * (1.0 / in.people() + 1.0 / out.people()));
    }

    private static double[] side(List<double[]> all, int mask, int bin, int side) {
        double[] values = new double[all.size()];
        Arrays.setAll(values, i -> (mask >> i & 1) == side ? all.get(i)[bin] : Double.NaN);
        return values;
    }

    private static double[][] people(Random random, int people, int bins, double shift) {
        double[][] values = new double[people][bins];
        for (double[] person : values) {
            Arrays.setAll(person, bin -> random.nextGaussian() + shift);
        }
        return values;
    }

    private static double[][] group(int set, String group) {
        return References.rows("cluster-data.csv").stream()
                .filter(row -> row[0].equals(Integer.toString(set)) && row[1].equals(group))
                .map(row -> References.numbers(row[2]))
                .toArray(double[][]::new);
    }
}
