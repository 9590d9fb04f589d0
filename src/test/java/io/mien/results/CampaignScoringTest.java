package io.mien.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mien.results.CampaignScores.Cell;
import io.mien.results.RankIntervals.Ranks;
import io.mien.results.ScoredSums.InCountry;
import io.mien.trace.Measure;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CampaignScoringTest {

    @Test
    void anAdIsPlacedAboveAnotherOnlyWhereTheDifferenceIsClearAmongAllPairs() {
        // Given three pairs, so that a difference is clear from 2.394 standard errors on: 0.10 * sqrt(2) * 2.394 =
        // 0.3386
        double[] values = {0.80, 0.50, 0.45};
        double[] errors = {0.10, 0.10, 0.10};

        // When
        Ranks[] ranks = RankIntervals.of(values, errors);

        // Then
        assertThat(ranks).containsExactly(new Ranks(1, 2), new Ranks(1, 3), new Ranks(2, 3));
    }

    @Test
    void equalScoresHaveEveryRank() {
        assertThat(RankIntervals.of(new double[] {0.4, 0.4, 0.4}, new double[] {0.1, 0.2, 0.01}))
                .containsOnly(new Ranks(1, 3));
    }

    /** The correlation of IQ and hours before the television that introductions to Spearman's work out by hand: -29/165. */
    @Test
    void ranksAreCorrelatedAsInTheWorkedExample() {
        // Given
        double[] iq = {106, 100, 86, 101, 99, 103, 97, 113, 112, 110};
        double[] hours = {7, 27, 2, 50, 28, 29, 20, 12, 6, 17};

        // When
        RankCorrelation found = RankCorrelation.of(iq, hours);

        // Then
        assertThat(found.value()).isCloseTo(-29 / 165.0, within(1e-12));
        assertThat(found.interval().low()).isCloseTo(-0.7278300282394071, within(1e-9));
        assertThat(found.interval().high()).isCloseTo(0.5145466616329561, within(1e-9));
    }

    @Test
    void equalValuesShareTheMiddleOfTheirRanks() {
        double[] marks = {1, 2, 2, 3, 5, 5, 5, 4};
        assertThat(RankCorrelation.ranks(marks)).containsExactly(1, 2.5, 2.5, 4, 7, 7, 7, 5);
        assertThat(RankCorrelation.of(marks, new double[] {.1, .2, .1, .4, .4, .5, .6, .3})
                        .value())
                .isCloseTo(0.9007775105401477, within(1e-12));
    }

    @Test
    void scoresAreDrawnTowardsTheMeanOfTheAdsInTheirOwnCountry() {
        // Given
        List<ScoredSums> ads = List.of(
                ad("A", figure("DE", 1, 90, 10), figure("JP", 2, 30, 70)),
                ad("B", figure("DE", 1, 50, 50), figure("JP", 2, 10, 90)));

        // When
        CampaignScores scores = scores(ads);

        // Then
        EverShown first = new EverShown(100, 90);
        EverShown second = new EverShown(100, 50);
        Shrinkage germany = AdRanker.among(List.of(first, second));
        Shrunken score = scores.countries().get(0).cells().get(0).score();
        assertThat(score.raw()).isEqualTo(0.9);
        assertThat(score.value()).isEqualTo(germany.shrunk(0.9, first.error())).isBetween(0.7, 0.9);
        assertThat(scores.countries().get(1).cells())
                .allSatisfy(cell -> assertThat(cell.score().value()).isLessThan(0.4));
        assertThat(scores.ranking().sentence()).isEqualTo("A, then B: the order is clear.");
    }

    @Test
    void nobodyAndEverybodyHaveAnErrorToo() {
        // z^2 = 3.8415: p~ = 1.9207 / 23.8415 = 0.08056, sqrt(p~ (1 - p~) / 23.8415) = 0.05574
        assertThat(new EverShown(20, 0).error()).isCloseTo(0.05574, within(1e-5));
        assertThat(new EverShown(20, 20).error()).isCloseTo(new EverShown(20, 0).error(), within(1e-12));
    }

    @Test
    void fewerThanTenHaveNoScoreAndNoPlace() {
        // Given
        List<ScoredSums> ads =
                List.of(ad("A", figure("DE", 1, 4, 5), figure("JP", 2, 8, 12)), ad("B", figure("DE", 1, 10, 20)));

        // When
        CampaignScores scores = scores(ads);

        // Then
        Cell few = scores.countries().get(0).cells().get(0);
        assertThat(few.score()).isNull();
        assertThat(few.people()).isEqualTo(9);
        assertThat(scores.countries().get(1).cells().get(1).score()).isNull();
        assertThat(scores.ranking().ads()).isEmpty();
        assertThat(scores.ranking().sentence())
                .isEqualTo(
                        "The ads cannot be ranked: in no country has each of them 10 people valid for this measure.");
    }

    @Test
    void aTieIsSaidInWords() {
        // Given
        List<ScoredSums> ads = List.of(ad("A", figure("DE", 1, 52, 48)), ad("B", figure("DE", 1, 50, 50)));

        // When
        AdRanking ranking = scores(ads).ranking();

        // Then
        assertThat(ranking.sentence())
                .isEqualTo("The ads cannot be ranked: they differ no more than chance would make them.");
        assertThat(ranking.ads()).extracting(AdRanking.RankedAd::worst).containsOnly(2);
    }

    @Test
    void aFigureThatIsRenewedIsInNothing() {
        // Given
        InCountry away = new InCountry("DE", 1, null, List.of("model"), true);
        List<ScoredSums> ads = List.of(ad("A", away), ad("B", figure("DE", 1, 10, 20)));

        // When
        CampaignScores scores = scores(ads);

        // Then
        assertThat(scores.countries().get(0).cells().get(0).renewing()).isTrue();
        assertThat(scores.ranking().ads()).isEmpty();
        assertThat(scores.models()).containsExactly("made-up");
    }

    @Test
    void otherPeopleGiveAnotherDigest() {
        CampaignScores scores = scores(List.of(ad("A", figure("DE", 1, 52, 48))));
        assertThat(scores.digest())
                .hasSize(12)
                .isEqualTo(scores(List.of(ad("A", figure("DE", 1, 52, 48)))).digest())
                .isNotEqualTo(scores(List.of(ad("A", figure("DE", 1, 53, 48)))).digest());
    }

    private static CampaignScores scores(List<ScoredSums> ads) {
        return new CampaignScoring(Measure.HAPPY, ads).scores();
    }

    private static ScoredSums ad(String title, InCountry... countries) {
        return new ScoredSums(UUID.randomUUID(), title, List.of(countries));
    }

    private static InCountry figure(String country, int slot, int smiling, int calm) {
        MeasureSums sums = Viewers.sums(smiling, 3, 6, calm).of(Measure.HAPPY);
        return new InCountry(country, slot, sums, List.of("made-up"), true);
    }
}
