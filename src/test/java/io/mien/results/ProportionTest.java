package io.mien.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Worked examples printed by Newcombe (1998). */
class ProportionTest {
    private static final double PRINTED = 0.00005;

    @ParameterizedTest
    @CsvSource({"81,263,.2553,.3662", "15,148,.0624,.1605", "0,20,0,.1611", "1,29,.0061,.1718"})
    void wilsonGivesThePrintedInterval(int shown, int people, double low, double high) {
        // Given
        // When
        Interval interval = Wilson.of95(shown, people);
        // Then
        assertThat(interval.low()).isCloseTo(low, within(PRINTED));
        assertThat(interval.high()).isCloseTo(high, within(PRINTED));
    }

    @ParameterizedTest
    @CsvSource({"56,70,48,80,.0524,.3339", "9,10,3,10,.1705,.8090", "10,10,0,20,.6791,1"})
    void newcombeGivesThePrintedDifference(int a, int ofA, int b, int ofB, double low, double high) {
        // Given
        // When
        Interval interval = Newcombe.difference95(a, ofA, b, ofB);
        // Then
        assertThat(interval.low()).isCloseTo(low, within(PRINTED));
        assertThat(interval.high()).isCloseTo(high, within(PRINTED));
    }

    @Test
    void moreThanAllIsRefused() {
        // Given
        // When
        // Then
        assertThatThrownBy(() -> Wilson.of95(3, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Wilson.of95(0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0,NOTHING",
        "9,NOTHING",
        "10,ONE_FIGURE",
        "29,ONE_FIGURE",
        "30,DIRECTIONAL",
        "49,DIRECTIONAL",
        "50,BANDED",
        "99,BANDED",
        "100,STANDARD",
        "149,STANDARD",
        "150,RECOMMENDED"
    })
    void peopleDecideHowMuchIsSaid(long people, Disclosure said) {
        // Given
        // When
        // Then
        assertThat(Disclosure.of(people)).isEqualTo(said);
    }
}
