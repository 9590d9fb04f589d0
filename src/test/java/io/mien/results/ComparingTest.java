package io.mien.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mien.results.Comparison.Bar;
import io.mien.results.Comparison.Side;
import io.mien.results.FamilyTests.AdPeopleByCountry;
import io.mien.trace.Measure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words that two countries' comparison comes to. */
class ComparingTest {
    private static final UUID AD = UUID.fromString("0190a000-0000-7000-8000-000000000001");

    @Test
    void aFamilyTellsAClearDifferenceFromASimilarity() {
        // Given
        PersonTraces many = smiling(60, 40);
        PersonTraces few = smiling(60, 8);
        // When
        List<ComparedPair> pairs = family(many, few, smiling(60, 8));
        // Then
        ComparedPair apart = pair(pairs, "DE", "FR");
        assertThat(apart.q).isLessThanOrEqualTo(BenjaminiHochberg.RATE);
        Comparison clear = comparing(many, few).closed(closed(1), Optional.of(apart), 2);
        assertThat(clear.finding()).isEqualTo(ComparisonFinding.CLEAR);
        assertThat(clear.sentence())
                .isEqualTo("Clear difference: Germany is higher than France somewhere in 4\u20136 s.");
        assertThat(clear.bars()).containsExactly(new Bar(4, 6, true));
        assertThat(clear.values().get(4)).isCloseTo(32 / 60.0, within(1e-12));
        assertThat(clear.band()).hasSize(Viewers.SECONDS);

        Comparison similar = comparing(few, few).closed(closed(1), Optional.of(pair(pairs, "FR", "PL")), 2);
        assertThat(similar.finding()).isEqualTo(ComparisonFinding.SIMILAR);
        assertThat(similar.bars()).isEmpty();
    }

    @Test
    void theSecondCountryMayStandFirstOnScreen() {
        // Given
        PersonTraces many = smiling(60, 40);
        PersonTraces few = smiling(60, 8);
        ComparedPair apart = pair(family(many, few, few), "DE", "FR");
        ComparedFigures turned = figures(new Side("FR", "France", 2, 60), few, new Side("DE", "Germany", 1, 60), many);
        // When
        Comparison comparison = new Comparing(turned).closed(closed(1), Optional.of(apart), 2);
        // Then
        assertThat(comparison.sentence())
                .isEqualTo("Clear difference: Germany is higher than France somewhere in 4\u20136 s.");
        assertThat(comparison.values().get(4)).isNegative();
    }

    @Test
    void whatDoesNotStandInItsFamilyIsPossibleOnly() {
        // Given
        ComparedPair pair = pair(family(smiling(60, 40), smiling(60, 8), smiling(60, 8)), "DE", "FR");
        pair.q = 0.08;
        // When
        Comparison comparison = comparing(smiling(60, 40), smiling(60, 8)).closed(closed(1), Optional.of(pair), 0);
        // Then
        assertThat(comparison.finding()).isEqualTo(ComparisonFinding.POSSIBLE);
        assertThat(comparison.bars()).containsExactly(new Bar(4, 6, false));
    }

    @Test
    void equalCountriesAreNotTestedPairByPair() {
        // Given
        PersonTraces same = smiling(60, 20);
        // When
        List<ComparedPair> pairs = family(same, same, same);
        // Then
        assertThat(pairs).isNotEmpty().allMatch(pair -> pair.p == null && pair.q == null);
    }

    @ParameterizedTest
    @CsvSource({"1, confirmatory: first close of fieldwork", "2, exploratory: fieldwork was opened again"})
    void theStampTellsTheFirstCloseFromLaterOnes(int number, String stamp) {
        // Given
        // When
        Comparison comparison = comparing(smiling(60, 20), smiling(60, 20)).closed(closed(number), Optional.empty(), 0);
        // Then
        assertThat(comparison.method())
                .filteredOn(detail -> detail.name().equals("Stamp"))
                .singleElement()
                .satisfies(detail -> assertThat(detail.value()).startsWith(stamp));
    }

    @Test
    void whileFieldworkIsOpenTheVerdictIsOfOneFigurePerPerson() {
        // Given
        Comparing comparing = comparing(smiling(60, 45), smiling(60, 8));
        // When
        Comparison clear = comparing.provisional(EvidenceRanking.of(new double[] {500, 1, 1}), 3);
        Comparison none =
                comparing(smiling(60, 22), smiling(60, 18)).provisional(EvidenceRanking.of(new double[] {1, 1, 1}), 3);
        // Then
        assertThat(clear.finding()).isEqualTo(ComparisonFinding.CLEAR);
        assertThat(clear.provisional()).isTrue();
        assertThat(clear.bars()).isEmpty();
        assertThat(clear.sentence()).contains("Clear difference so far", "Germany 75\u00a0%", "France 13\u00a0%");
        assertThat(none.finding()).isEqualTo(ComparisonFinding.NONE);
    }

    @Test
    void fewPeopleGetNoVerdictAndNoBand() {
        // Given
        ComparedFigures figures = figures(
                new Side("DE", "Germany", 1, 60), smiling(60, 20), new Side("FR", "France", 2, 40), smiling(40, 20));
        // When
        Comparison comparison = new Comparing(figures).tooFew();
        // Then
        assertThat(figures.canBeTested()).isFalse();
        assertThat(comparison.finding()).isEqualTo(ComparisonFinding.FEW);
        assertThat(comparison.sentence()).contains("France (40)", "it takes 50 in each");
        assertThat(comparison.band()).isEmpty();
    }

    @Test
    void theSameReadingsHaveTheSameInputs() {
        // Given
        PersonTraces people = smiling(60, 20);
        // When
        String once = FamilyTests.inputs(ads(people, people, people));
        // Then
        assertThat(FamilyTests.inputs(ads(people, people, people))).isEqualTo(once);
        assertThat(FamilyTests.inputs(ads(people, people, smiling(60, 20)))).isNotEqualTo(once);
    }

    private static Comparing comparing(PersonTraces germany, PersonTraces france) {
        return new Comparing(
                figures(new Side("DE", "Germany", 1, 60), germany, new Side("FR", "France", 2, 60), france));
    }

    private static ComparedFigures figures(Side first, PersonTraces one, Side second, PersonTraces other) {
        double[][] a = one.of(Measure.HAPPY);
        double[][] b = other.of(Measure.HAPPY);
        return new ComparedFigures(
                Measure.HAPPY,
                first,
                second,
                SimulatedPeople.sums(a),
                SimulatedPeople.sums(b),
                PersonTraces.scalar(Measure.HAPPY, a),
                PersonTraces.scalar(Measure.HAPPY, b),
                PersonTraces.averages(a),
                PersonTraces.averages(b));
    }

    private static List<ComparedPair> family(PersonTraces germany, PersonTraces france, PersonTraces poland) {
        return FamilyTests.of(ads(germany, france, poland));
    }

    private static List<AdPeopleByCountry> ads(PersonTraces germany, PersonTraces france, PersonTraces poland) {
        TreeMap<String, PersonTraces> countries = new TreeMap<>();
        countries.put("DE", germany);
        countries.put("FR", france);
        countries.put("PL", poland);
        return List.of(new AdPeopleByCountry(AD, countries));
    }

    private static ComparedPair pair(List<ComparedPair> pairs, String first, String second) {
        return pairs.stream()
                .filter(pair -> pair.measure == Measure.HAPPY)
                .filter(pair -> pair.firstCountry.equals(first) && pair.secondCountry.equals(second))
                .findFirst()
                .orElseThrow();
    }

    private static ComparisonFamily closed(int number) {
        ComparisonFamily family = new ComparisonFamily();
        family.number = number;
        family.closedAt = Instant.EPOCH;
        family.computedAt = Instant.EPOCH;
        family.inputs = "0123456789abcdef0123456789abcdef";
        family.families = 6;
        family.tests = 3;
        return family;
    }

    private static PersonTraces smiling(int people, int smiling) {
        List<CountedTrace> traces = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            traces.add(new CountedTrace(
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    i < smiling ? Viewers.smiling(4, 6) : Viewers.smiling(0, 0),
                    Viewers.AT_REST,
                    "model",
                    true));
        }
        return new PersonTraces(traces);
    }
}
