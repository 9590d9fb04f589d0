package io.mien.campaign;

import static io.mien.campaign.Condition.Comparison.ANY_OF;
import static io.mien.campaign.Condition.Comparison.AT_LEAST;
import static io.mien.campaign.Condition.Comparison.NONE_OF;
import static io.mien.campaign.Placement.AFTER_EACH_AD;
import static io.mien.campaign.Placement.AT_END;
import static io.mien.campaign.Placement.BEFORE_ADS;
import static io.mien.campaign.Surveys.asked;
import static io.mien.campaign.Surveys.ending;
import static io.mien.campaign.Surveys.option;
import static io.mien.campaign.Surveys.question;
import static io.mien.campaign.Surveys.screening;
import static io.mien.campaign.Surveys.single;
import static io.mien.campaign.Surveys.worded;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QuestionnaireCheckTest {

    @Test
    void aCompleteQuestionnaireHasNoFindings() {
        assertThat(findings(
                        single("q1", BEFORE_ADS, 3),
                        asked(single("q2", AFTER_EACH_AD, 2), Condition.of("q1", ANY_OF, "2")),
                        worded(single("q3", AFTER_EACH_AD, 2), "How was {ad} after {q2}?")))
                .isEmpty();
    }

    @Test
    void namesTheLanguagesInWhichWordsAreMissing() {
        // Given
        Question english = new Question(
                "q1",
                AT_END,
                QuestionKind.TEXT,
                new SpokenText(Map.of("en", "Why?")),
                true,
                List.of(),
                false,
                AnswerScale.DEFAULT,
                NumberRange.DEFAULT,
                List.of(),
                List.of(),
                "");

        // Then
        assertThat(findings(english)).containsExactly("The question is not written in German.");
    }

    @Test
    void choosingNeedsTwoAnswers() {
        assertThat(findings(single("q1", AT_END, 1))).containsExactly("It needs at least two answers to choose from.");
    }

    @Test
    void aVisitEndsOnlyBeforeTheAds() {
        assertThat(findings(question("q1", AT_END, QuestionKind.SINGLE, List.of(screening(1), screening(2)))))
                .contains("Only a question before the ads can end a visit.");
    }

    @Test
    void somebodyMustBeAbleToTakePart() {
        assertThat(findings(question("q1", BEFORE_ADS, QuestionKind.SINGLE, List.of(screening(1), screening(2)))))
                .containsExactly("Every answer ends the visit, so that nobody could take part.");
    }

    @Test
    void aGapStandsForSomethingAnsweredBefore() {
        assertThat(findings(worded(single("q1", BEFORE_ADS, 2), "Do you know {ad}?"), single("q2", BEFORE_ADS, 2)))
                .containsExactly("{ad} stands for nothing here: use no gaps in the first question.");
    }

    @Test
    void aConditionNamesAQuestionThatComesBefore() {
        assertThat(findings(asked(single("q1", AT_END, 2), Condition.of("q2", ANY_OF, "1")), single("q2", AT_END, 2)))
                .containsExactly("“q2 is any of 1” names a question that is not asked before this one.");
    }

    @Test
    void theEndCannotDependOnWhatIsAskedAfterEachAd() {
        assertThat(findings(
                        single("q1", AFTER_EACH_AD, 2),
                        asked(single("q2", AT_END, 2), Condition.of("q1", ANY_OF, "1"))))
                .hasSize(1);
    }

    @Test
    void aConditionNamesAnswersAndCountriesThatExist() {
        assertThat(findings(
                        single("q1", AT_END, 2),
                        asked(single("q2", AT_END, 2), Condition.of("q1", ANY_OF, "7")),
                        asked(single("q3", AT_END, 2), Condition.of(Condition.COUNTRY, ANY_OF, "JP"))))
                .containsExactly("“q1 is any of 7”: q1 has no 7.", "“country is any of JP”: country has no JP.");
    }

    @Test
    void contradictionsMakeAQuestionUnreachable() {
        // Given
        Question age = question("q1", BEFORE_ADS, QuestionKind.NUMBER, List.of());
        Question young = ending(age, Condition.of("q1", AT_LEAST, "60"));

        // Then
        assertThat(findings(young, asked(single("q2", BEFORE_ADS, 2), Condition.of("q1", AT_LEAST, "60"))))
                .singleElement()
                .asString()
                .startsWith("Nobody can come to it");
        assertThat(findings(young, asked(single("q2", BEFORE_ADS, 2), Condition.of("q1", AT_LEAST, "59"))))
                .isEmpty();
    }

    @Test
    void aQuestionBehindAnUnreachableAnswerIsUnreachableToo() {
        assertThat(findings(
                        single("q1", AT_END, 3),
                        asked(single("q2", AT_END, 2), Condition.of("q1", ANY_OF, "1")),
                        asked(
                                single("q3", AT_END, 2),
                                Condition.of("q2", ANY_OF, "1"),
                                Condition.of("q1", NONE_OF, "1"))))
                .singleElement()
                .asString()
                .startsWith("Nobody can come to it");
    }

    @Test
    void aMatrixAndARankingAreComparedByPairs() {
        // Given
        Question matrix = question("q1", AT_END, QuestionKind.MATRIX, List.of(option(1), option(2)));
        Question ranking = question("q2", AT_END, QuestionKind.RANKING, List.of(option(1), option(2)));

        // Then
        assertThat(findings(
                        matrix,
                        ranking,
                        asked(single("q3", AT_END, 2), Condition.of("q1", ANY_OF, "2:5", "1:unsure")),
                        asked(single("q4", AT_END, 2), Condition.of("q2", ANY_OF, "2:1"))))
                .isEmpty();
        assertThat(findings(matrix, asked(single("q3", AT_END, 2), Condition.of("q1", ANY_OF, "3:5"))))
                .containsExactly("“q1 is any of 3:5”: q1 has no 3:5.");
        assertThat(findings(matrix, asked(single("q3", AT_END, 2), Condition.of("q1", AT_LEAST, "4"))))
                .containsExactly(
                        "“q1 is at least 4”: compare q1 with pairs, such as 1:2, by “is any of” or “is none of”.");
    }

    @Test
    void twoAnswersCannotShareAPlaceNorALineHaveTwoPoints() {
        // Given
        Question matrix = question("q1", AT_END, QuestionKind.MATRIX, List.of(option(1), option(2)));
        Question ranking = question("q1", AT_END, QuestionKind.RANKING, List.of(option(1), option(2), option(3)));

        // Then
        assertThat(findings(
                        matrix,
                        asked(
                                single("q2", AT_END, 2),
                                Condition.of("q1", ANY_OF, "1:1"),
                                Condition.of("q1", ANY_OF, "1:2"))))
                .singleElement()
                .asString()
                .startsWith("Nobody can come to it");
        assertThat(findings(
                        ranking,
                        asked(
                                single("q2", AT_END, 2),
                                Condition.of("q1", ANY_OF, "1:1"),
                                Condition.of("q1", ANY_OF, "2:1"))))
                .singleElement()
                .asString()
                .startsWith("Nobody can come to it");
        assertThat(findings(
                        ranking,
                        asked(
                                single("q2", AT_END, 2),
                                Condition.of("q1", ANY_OF, "1:1"),
                                Condition.of("q1", ANY_OF, "2:2"),
                                Condition.of("q1", NONE_OF, "2:3"))))
                .isEmpty();
    }

    @Test
    void aFlagIsAboutTheQuestionsOwnAnswer() {
        // Given
        Question earlier = single("q1", AT_END, 2);
        Question check = single("q2", AT_END, 2);

        // Then
        assertThat(findings(
                        earlier,
                        check.flaggedIf(List.of(Condition.of("q2", ANY_OF, "1"), Condition.of("q1", ANY_OF, "2")))))
                .isEmpty();
        assertThat(findings(earlier, check.flaggedIf(List.of(Condition.of("q1", ANY_OF, "2")))))
                .containsExactly("A flag needs a condition about this question’s own answer.");
        assertThat(findings(check.flaggedIf(List.of(Condition.of("q2", ANY_OF, "7")))))
                .containsExactly("“q2 is any of 7”: q2 has no 7.");
    }

    @Test
    void everybodyUnderABandCanBeScreenedOut() {
        // Given
        Question age = Question.blank("q1", BEFORE_ADS, QuestionKind.AGE_BAND);
        Question adults = question(
                "q1", BEFORE_ADS, QuestionKind.AGE_BAND, AgeBands.of(age).options(Set.of(17)));

        // Then
        assertThat(findings(adults, asked(single("q2", BEFORE_ADS, 2), Condition.of("q1", ANY_OF, "2534"))))
                .isEmpty();
        assertThat(findings(adults, asked(single("q2", BEFORE_ADS, 2), Condition.of("q1", ANY_OF, "17"))))
                .singleElement()
                .asString()
                .startsWith("Nobody can come to it");
    }

    private static List<String> findings(Question... questions) {
        return new QuestionnaireCheck(Surveys.of(questions), List.of("en", "de"), List.of("DE", "FR"))
                .findings().stream().map(QuestionnaireCheck.Finding::sentence).toList();
    }
}
