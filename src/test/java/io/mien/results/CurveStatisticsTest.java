package io.mien.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Quantiles, bands, shrinkage, peaks and percentiles against published and independent values. */
class CurveStatisticsTest {
    private static final double PRECISION = 1e-6;

    @Test
    void tailsAreThoseOfScipy() {
        for (String[] row : References.rows("tails.csv")) {
            // Given
            double expected = Double.parseDouble(row[2]);
            // When
            double tail = Distributions.tail(Double.parseDouble(row[0]), Double.parseDouble(row[1]));
            // Then
            assertThat(tail).as(String.join(" ", row)).isCloseTo(expected, within(1e-10 * expected + 1e-15));
        }
    }

    @Test
    void theCriticalValueSolvesItsEquationAndNeverPassesBonferroni() {
        // Given
        double length = 6.5;
        // When
        double u = SimultaneousBand.critical(length, 30, Double.POSITIVE_INFINITY);
        double rough = SimultaneousBand.critical(1_000, 30, Double.POSITIVE_INFINITY);
        // Then
        double equation =
                2 * (Distributions.tail(u, Double.POSITIVE_INFINITY) + length / (2 * Math.PI) * Math.exp(-u * u / 2));
        assertThat(equation).isCloseTo(0.05, within(1e-9));
        assertThat(rough).isCloseTo(Distributions.upperQuantile(0.05 / 60, Double.POSITIVE_INFINITY), within(1e-9));
        assertThat(SimultaneousBand.critical(0, 1, Double.POSITIVE_INFINITY))
                .isCloseTo(1.959963984540054, within(1e-9));
    }

    @Test
    void similarSharesAndMeansHaveTheIntervalOfStatsmodels() {
        for (String[] row : References.rows("similar-shares.csv")) {
            // Given
            double[] n =
                    Arrays.stream(row).limit(4).mapToDouble(Double::parseDouble).toArray();
            // When
            Interval interval = Equivalence.ofShares(n[0], n[1], n[2], n[3]);
            // Then
            assertThat(interval.low()).isCloseTo(Double.parseDouble(row[4]), within(PRECISION));
            assertThat(interval.high()).isCloseTo(Double.parseDouble(row[5]), within(PRECISION));
        }
        for (String[] row : References.rows("similar-means.csv")) {
            Interval interval =
                    Equivalence.ofMeans(Scalar.of(References.numbers(row[0])), Scalar.of(References.numbers(row[1])));
            assertThat(interval.low()).isCloseTo(Double.parseDouble(row[2]), within(PRECISION));
            assertThat(interval.high()).isCloseTo(Double.parseDouble(row[3]), within(PRECISION));
        }
    }

    @Test
    void similarityIsAClaimThatNeedsPeople() {
        // Given
        // When
        // Then
        assertThat(Equivalence.isSimilar(Equivalence.ofShares(30, 150, 31, 150)))
                .isTrue();
        assertThat(Equivalence.isSimilar(Equivalence.ofShares(6, 30, 6, 30))).isFalse();
        assertThat(Equivalence.isSimilar(Equivalence.ofShares(300, 1500, 480, 1500)))
                .isFalse();
    }

    @Test
    void eightSchoolsShareOneMean() {
        // Given
        double[] effects = {28, 8, -3, 7, -1, 1, 18, 12};
        double[] errors = {15, 10, 16, 11, 9, 11, 10, 18};
        // When
        Shrinkage shrinkage = Shrinkage.of(effects, errors);
        // Then
        assertThat(shrinkage.between()).isZero();
        assertThat(shrinkage.mean()).isCloseTo(7.6856, within(0.00005));
        assertThat(shrinkage.error()).isCloseTo(4.0719, within(0.00005));
        assertThat(shrinkage.distances()).isCloseTo(4.707, within(0.0005));
        assertThat(shrinkage.shrunk(28, 15)).isEqualTo(shrinkage.mean());
    }

    @Test
    void dyestuffHasTheVarianceOfLmer() {
        // Given
        double[][] batches = {
            {1545, 1440, 1440, 1520, 1580}, {1540, 1555, 1490, 1560, 1495}, {1595, 1550, 1605, 1510, 1560},
            {1445, 1440, 1595, 1465, 1545}, {1595, 1630, 1515, 1635, 1625}, {1520, 1455, 1450, 1480, 1445}
        };
        double residual = Arrays.stream(batches)
                .mapToDouble(batch -> Scalar.of(batch).variance())
                .average()
                .orElseThrow();
        double[] errors = new double[batches.length];
        Arrays.fill(errors, Math.sqrt(residual / 5));
        // When
        Shrinkage shrinkage = Shrinkage.of(
                Arrays.stream(batches)
                        .mapToDouble(batch -> Scalar.of(batch).mean())
                        .toArray(),
                errors);
        // Then
        assertThat(residual).isCloseTo(2451.25, within(PRECISION));
        assertThat(shrinkage.mean()).isCloseTo(1527.5, within(PRECISION));
        assertThat(shrinkage.between()).isCloseTo(1764.05, within(PRECISION));
    }

    @Test
    void varianceBetweenIsThatOfStatsmodels() {
        for (String[] row : References.rows("between.csv")) {
            // Given
            // When
            Shrinkage shrinkage = Shrinkage.of(References.numbers(row[0]), References.numbers(row[1]));
            // Then
            assertThat(shrinkage.between()).isCloseTo(Double.parseDouble(row[2]), within(PRECISION));
        }
    }

    @Test
    void peaksAreThoseOfScipy() {
        for (String[] row : References.rows("peaks.csv")) {
            // Given
            String expected = row[3];
            // When
            List<Integer> peaks =
                    Peaks.of(References.numbers(row[0]), Integer.parseInt(row[1]), Double.parseDouble(row[2]));
            // Then
            assertThat(String.join(" ", peaks.stream().map(String::valueOf).toList()))
                    .isEqualTo(expected);
        }
    }

    @Test
    void aMomentThatHangsOnFewPeopleDoesNotRecur() {
        // Given
        double[][] many = smiles(120, 0.5);
        double[][] few = smiles(120, 0.06);
        Interval[] narrow = new Interval[12];
        Arrays.fill(narrow, new Interval(0.4, 0.45));
        // When
        List<KeyMoments.Moment> firm = KeyMoments.of(many, narrow, 1);
        List<KeyMoments.Moment> loose = KeyMoments.of(few, narrow, 1);
        // Then
        assertThat(firm).singleElement().satisfies(moment -> {
            assertThat(moment.second()).isEqualTo(6);
            assertThat(moment.recurrence()).isGreaterThan(0.95);
        });
        assertThat(loose).allMatch(moment -> moment.recurrence() < KeyMoments.MIN_RECURRENCE);
    }

    @Test
    void percentilesHaveTheIntervalsOfTheirNumbers() {
        // Given
        double[] others = {0.1, 0.2, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9};
        // When
        NormPercentile norm = NormPercentile.of(0.2, others);
        // Then
        assertThat(norm.percentile()).isCloseTo(20, within(1e-9));
        assertThat(norm.reach()).isCloseTo(31, within(0.05));
        assertThat(NormPercentile.of(1, new double[30]).reach()).isCloseTo(18, within(0.2));
        assertThat(NormPercentile.of(1, new double[100]).reach()).isCloseTo(10, within(0.3));
    }

    @Test
    void aReliabilityThatWasPlantedIsRecovered() {
        for (double planted : new double[] {0.5, 0.8, 0.95}) {
            // Given
            double mean = 0;
            for (int run = 0; run < 20; run++) {
                // When
                mean += Reliability.of(SimulatedPeople.ofReliability(planted, 60, 120, run), run)
                                .value()
                        / 20;
            }
            // Then
            assertThat(mean).as("planted %s", planted).isCloseTo(planted, within(0.05));
        }
    }

    @Test
    void anUnreliableShapeIsToldByItsInterval() {
        // Given
        double[][] noise = SimulatedPeople.ofReliability(0, 60, 30, 3);
        // When
        Reliability reliability = Reliability.of(noise, 1);
        // Then
        assertThat(reliability.isShapeReliable()).isFalse();
        assertThat(reliability.interval().low()).isLessThan(reliability.value());
        assertThat(reliability.interval().high()).isGreaterThan(reliability.value());
    }

    @Test
    void peopleWhoReactTogetherAreToldFromThoseWhoDoNot() {
        // Given
        double[][] together = SimulatedPeople.ofReliability(0.9, 40, 30, 1);
        double[][] apart = SimulatedPeople.ofReliability(0, 40, 30, 2);
        // When
        Synchrony found = Synchrony.of(together, 1);
        Synchrony none = Synchrony.of(apart, 1);
        // Then
        assertThat(found.p()).isLessThanOrEqualTo(0.01);
        assertThat(found.interval().low()).isPositive();
        assertThat(none.p()).isGreaterThan(0.05);
    }

    @Test
    void eachPersonIsHeldAgainstTheOthersAlone() {
        // Given
        double[][] people = {{1, 2, 3, 4}, {2, 1, 4, 3}, {1, 3, 2, 5}};
        // When
        double[] each = Synchrony.each(people);
        // Then
        assertThat(each[0]).isCloseTo(Correlation.of(people[0], new double[] {1.5, 2, 3, 4}), within(1e-12));
    }

    private static double[][] smiles(int people, double share) {
        Random random = new Random(9);
        double[][] values = new double[people][12];
        for (double[] person : values) {
            boolean smiling = random.nextDouble() < share;
            Arrays.setAll(person, bin -> smiling && Math.abs(bin - 6) <= random.nextInt(2) ? 1 : 0);
        }
        return values;
    }
}
