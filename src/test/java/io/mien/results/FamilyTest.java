package io.mien.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Families of tests: their omnibus, their false discoveries, and e-values looked at together. */
class FamilyTest {
    private static final double PRECISION = 1e-6;

    @Test
    void theStatisticOfConstantCurvesIsTheWorkedOne() {
        // Given
        double[][] means = {constant(1), constant(2), constant(3)};
        // When
        double v = FunctionalAnova.statistic(means, new double[] {1, 2, 3});
        // Then
        assertThat(v).isCloseTo(7.0, within(PRECISION));
    }

    @Test
    void curvesThatDifferAreToldFromThoseThatDoNot() {
        // Given
        Random random = new Random(4);
        double[][][] equal = {people(random, 40, 0), people(random, 50, 0), people(random, 60, 0)};
        double[][][] apart = {people(random, 40, 0), people(random, 50, 0), people(random, 60, 1)};
        // When
        FunctionalAnova.Result none = FunctionalAnova.of(equal, 1);
        FunctionalAnova.Result found = FunctionalAnova.of(apart, 1);
        // Then
        assertThat(none.p()).isGreaterThan(0.05);
        assertThat(found.p()).isLessThanOrEqualTo(0.001);
    }

    @Test
    void rejectsTheFourOfThePaper() {
        // Given
        double[] paper = {
            .0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528, .7590, 1
        };
        // When
        double[] adjusted = BenjaminiHochberg.adjusted(paper);
        // Then
        assertThat(Arrays.stream(adjusted).filter(q -> q <= BenjaminiHochberg.RATE))
                .hasSize(4);
        assertThat(Arrays.stream(paper).filter(p -> p <= BenjaminiHochberg.RATE / paper.length))
                .hasSize(3);
    }

    @Test
    void adjustsAsStatsmodelsDoes() {
        // Given
        List<String[]> rows = References.rows("adjusted.csv");
        // When
        double[] adjusted = BenjaminiHochberg.adjusted(
                rows.stream().mapToDouble(row -> Double.parseDouble(row[0])).toArray());
        // Then
        for (int i = 0; i < adjusted.length; i++) {
            assertThat(adjusted[i]).isCloseTo(Double.parseDouble(rows.get(i)[1]), within(PRECISION));
        }
    }

    @Test
    void ofManyEvaluesTheLargestThatSupportEachOtherStand() {
        // Given
        double[] evidence = {0.5, 30, 45, 1, 200, 3, 0.1, 34, 2, 1};
        // When
        EvidenceRanking ranking = EvidenceRanking.of(evidence);
        // Then
        assertThat(ranking.least()).isEqualTo(200);
        assertThat(ranking.alpha()).isCloseTo(0.005, within(1e-12));
        assertThat(EvidenceRanking.of(new double[] {60, 70, 80, 90, 1, 1, 1, 1, 1, 1})
                        .least())
                .isEqualTo(60);
        assertThat(EvidenceRanking.of(new double[] {19.9}).stands(19.9)).isFalse();
        assertThat(EvidenceRanking.of(new double[] {20}).stands(20)).isTrue();
    }

    @Test
    void theSequenceExcludesNoughtExactlyWhereTheEvidenceRejects() {
        for (int shown = 20; shown <= 60; shown++) {
            // Given
            MixtureTest test = MixtureTest.ofShares(shown, 100, 20, 100);
            // When
            Interval interval = test.interval(0.05);
            // Then
            assertThat(interval.low() > 0).isEqualTo(test.evidence() > 20);
        }
    }

    @Test
    void evidenceFollowsTheMixture() {
        // Given
        MixtureTest test = new MixtureTest(0.2, 0.0025);
        // When
        double byQuadrature = quadrature(test);
        // Then
        assertThat(test.evidence()).isCloseTo(byQuadrature, within(byQuadrature * PRECISION));
    }

    /** The mixture as it is defined: the likelihood ratio of each difference, averaged over N(0, tau^2). */
    private static double quadrature(MixtureTest test) {
        double sum = 0;
        double step = 1e-4;
        for (double delta = -1.5; delta <= 1.5; delta += step) {
            double ratio = Math.exp((2 * delta * test.difference() - delta * delta) / (2 * test.variance()));
            double weight = Math.exp(-delta * delta / (2 * MixtureTest.TAU * MixtureTest.TAU))
                    / (MixtureTest.TAU * Math.sqrt(2 * Math.PI));
            sum += ratio * weight * step;
        }
        return sum;
    }

    private static double[] constant(double value) {
        double[] curve = new double[10];
        Arrays.fill(curve, value);
        return curve;
    }

    private static double[][] people(Random random, int people, double shift) {
        double[][] values = new double[people][12];
        for (double[] person : values) {
            Arrays.setAll(person, bin -> random.nextGaussian() + shift);
        }
        return values;
    }
}
