package io.mien.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectableDifferenceTest {

    @ParameterizedTest
    @CsvSource({"50,22", "100,16", "150,13", "300,9", "500,7"})
    void agreesWithThePublishedTable(int validPeople, int points) {
        assertThat(DetectableDifference.points(validPeople)).isEqualTo(points);
    }
}
