package io.mien.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.results.Simulation.Looked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The short form of {@code infra/simulate}: fewer runs, so that each goal is widened by three standard errors of them. */
class SimulationTest {

    @ParameterizedTest
    @ValueSource(ints = {30, 100, 300})
    void bandsHoldTheWholeCurve(int people) {
        // Given
        int runs = 1_000;
        // When
        double coverage = Simulation.coverage(people, runs);
        // Then
        assertThat(coverage).isBetween(0.92 - chance(0.05, runs), 0.97 + chance(0.05, runs));
    }

    @Test
    void equalCountriesAreSeldomCalledDifferent() {
        // Given
        int runs = 300;
        // When
        double found = Simulation.found(50, 100, 0, runs);
        // Then
        assertThat(found).isBetween(0.03 - chance(0.03, runs), 0.065 + chance(0.05, runs));
    }

    @Test
    void aPlantedDifferenceIsFound() {
        // Given
        int runs = 60;
        // When
        double found = Simulation.found(150, 150, 0.15, runs);
        // Then
        assertThat(found).isGreaterThan(0.8 - chance(0.2, runs));
    }

    @Test
    void lookingOftenCallsNothingFalse() {
        // Given
        int runs = 2_000;
        // When
        Looked equal = Simulation.looking(0.2, 0.2, runs);
        Looked apart = Simulation.looking(0.2, 0.4, runs);
        // Then
        assertThat(equal.share()).isLessThanOrEqualTo(0.05);
        assertThat(apart.meanPeople()).isLessThanOrEqualTo(110);
        assertThat(Simulation.page(10, 300)).isLessThanOrEqualTo(0.05);
    }

    private static double chance(double share, int runs) {
        return 3 * Math.sqrt(share * (1 - share) / runs);
    }
}
