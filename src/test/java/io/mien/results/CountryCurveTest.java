package io.mien.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.trace.Measure;
import io.mien.trace.TraceSamples;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountryCurveTest {

    @Test
    void aCurveShowsTheShareOfViewersPerSecond() {
        // Given
        AdSums sums = Viewers.sums(12, 4, 6, 28);
        // When
        CountryCurve curve = CountryCurve.of("DE", Measure.HAPPY, sums.of(Measure.HAPPY));
        // Then
        assertThat(curve.disclosure()).isEqualTo(Disclosure.DIRECTIONAL);
        assertThat(curve.values()).containsExactly(0.0, 0.0, 0.0, 0.0, 0.3, 0.3, 0.0, 0.0, 0.0, 0.0);
        assertThat(curve.n()).containsOnly(40L);
        AdScores scores = Objects.requireNonNull(curve.scores());
        assertThat(scores.average()).isEqualTo(0.06);
        assertThat(scores.ever()).isEqualTo(0.3);
        assertThat(scores.everRange()).isEqualTo(Wilson.of95(12, 40));
        assertThat(scores.peak()).isEqualTo(new AdScores.Bin(4, 0.3));
        assertThat(scores.lowest()).isEqualTo(new AdScores.Bin(0, 0.0));
        assertThat(scores.end()).isEqualTo(0.0);
    }

    @ParameterizedTest
    @CsvSource({"HAPPY, 49, 0", "HAPPY, 50, 10", "VALENCE, 149, 0", "VALENCE, 150, 10"})
    void bandsNeedTheirPeople(Measure measure, int people, int seconds) {
        // Given
        AdSums sums = Viewers.sums(people / 2, 4, 6, people - people / 2);
        // When
        CountryCurve curve = CountryCurve.of("DE", measure, sums.of(measure));
        // Then
        assertThat(curve.band()).hasSize(seconds);
    }

    @Test
    void aBandIsWiderThanTheIntervalOfOneSecond() {
        // Given
        MeasureSums sums = Viewers.sums(20, 4, 6, 40).of(Measure.HAPPY);
        // When
        Interval band = Objects.requireNonNull(
                CountryCurve.of("DE", Measure.HAPPY, sums).band().get(4));
        // Then
        Interval second = Wilson.of95(20, 60);
        assertThat(band.low()).isLessThan(second.low());
        assertThat(band.high()).isGreaterThan(second.high());
    }

    @Test
    void aSecondThatIsLeftOutHasNoBand() {
        // Given
        MeasureSums sums = Viewers.sums(20, 4, 6, 40).of(Measure.HAPPY);
        sums.leaveOut(4);
        // When
        CountryCurve curve = CountryCurve.of("DE", Measure.HAPPY, sums);
        // Then
        assertThat(curve.band().get(4)).isNull();
        assertThat(curve.band().get(5)).isNotNull();
    }

    @Test
    void valenceIsAMeanAndHasNoShare() {
        // Given
        AdSums sums = Viewers.sums(20, 4, 6, 20);
        // When
        CountryCurve curve = CountryCurve.of("DE", Measure.VALENCE, sums.of(Measure.VALENCE));
        // Then
        assertThat(curve.values().get(4)).isEqualTo(0.475);
        assertThat(curve.scores().ever()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "9"})
    void underTenPeopleNothingIsSaid(int people) {
        // Given
        AdSums sums = Viewers.sums(people, 4, 6, 0);
        // When
        CountryCurve curve = CountryCurve.of("DE", Measure.HAPPY, sums.of(Measure.HAPPY));
        // Then
        assertThat(curve.scores()).isNull();
        assertThat(curve.values()).isEmpty();
        assertThat(curve.n()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"10", "29"})
    void underThirtyPeopleThereIsOneFigureAndNoCurve(int people) {
        // Given
        AdSums sums = Viewers.sums(people, 4, 6, 0);
        // When
        CountryCurve curve = CountryCurve.of("DE", Measure.HAPPY, sums.of(Measure.HAPPY));
        // Then
        assertThat(curve.values()).isEmpty();
        assertThat(curve.n()).isEmpty();
        assertThat(curve.scores().ever()).isEqualTo(1);
        assertThat(curve.scores().peak()).isNull();
        assertThat(curve.scores().end()).isNull();
    }

    @Test
    void aSecondWithFewerThanTenPeopleHasNoValue() {
        // Given
        AdSums sums = Viewers.sums(8, 4, 6, 0);
        for (int i = 0; i < 30; i++) {
            sums.add(
                    TraceSamples.of(
                            Map.of(Measure.HAPPY, new double[] {0, 0, 0, 0, 0, 0, 0, 0, 0, Double.NaN}),
                            Viewers.SECONDS),
                    Viewers.AT_REST,
                    Viewers.RULE);
        }
        // When
        CountryCurve curve = CountryCurve.of("DE", Measure.HAPPY, sums.of(Measure.HAPPY));
        // Then
        assertThat(curve.values().get(9)).isNull();
        assertThat(curve.values().get(8)).isNotNull();
        assertThat(curve.scores().end()).isNull();
    }

    @Test
    void theVerdictNamesPlacesAndBases() {
        // Given
        Map<String, AdSums> sums = new LinkedHashMap<>();
        sums.put("BR", Viewers.sums(20, 4, 6, 30));
        sums.put("DE", Viewers.sums(0, 0, 0, 40));
        sums.put("JP", Viewers.sums(5, 4, 6, 7));
        sums.put("PL", Viewers.sums(7, 4, 6, 0));
        // When
        String verdict = Verdict.of(Measure.HAPPY, curves(sums, Measure.HAPPY));
        // Then
        assertThat(verdict)
                .isEqualTo(
                        "Brazil (50 valid for this measure) smiles most at 0:04, 40\u00a0%; Germany (40 valid for this measure, directional)"
                                + " never smiles."
                                + " Japan (12 valid for this measure): 42\u00a0% of viewers smile at least once over the whole ad;"
                                + " a curve needs 30 people. Not enough people valid for this measure yet: Poland 7 of 10 needed.");
        assertThat(verdict).doesNotContainIgnoringCase("difference");
    }

    @Test
    void attentionNamesItsLowestAndValenceItsHighest() {
        // Given
        Map<String, AdSums> sums = Map.of("BR", Viewers.sums(25, 4, 6, 25));
        // When
        // Then
        assertThat(Verdict.of(Measure.ATTENTION, curves(sums, Measure.ATTENTION)))
                .isEqualTo("Brazil (50 valid for this measure) is attentive throughout.");
        assertThat(Verdict.of(Measure.VALENCE, curves(sums, Measure.VALENCE)))
                .isEqualTo("Brazil (50 valid for this measure) is most positive at 0:04, +48.");
        assertThat(Verdict.of(Measure.HAPPY, List.of())).isEqualTo("No country is asked yet.");
    }

    private static List<CountryCurve> curves(Map<String, AdSums> sums, Measure measure) {
        return sums.entrySet().stream()
                .map(country -> CountryCurve.of(
                        country.getKey(), measure, country.getValue().of(measure)))
                .toList();
    }
}
