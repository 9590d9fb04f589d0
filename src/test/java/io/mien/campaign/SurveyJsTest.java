package io.mien.campaign;

import static io.mien.campaign.Condition.Comparison.ANY_OF;
import static io.mien.campaign.Condition.Comparison.AT_LEAST;
import static io.mien.campaign.Condition.Comparison.AT_MOST;
import static io.mien.campaign.Condition.Comparison.NONE_OF;
import static io.mien.campaign.Placement.AFTER_EACH_AD;
import static io.mien.campaign.Placement.AT_END;
import static io.mien.campaign.Placement.BEFORE_ADS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.campaign.AnswerOption.Role;
import io.mien.platform.InvalidFields;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SurveyJsTest {
    private static final List<String> LANGUAGES = List.of("en", "de");

    @Test
    void whatIsWrittenIsReadAsTheSame() {
        // Given
        Questionnaire asked = Surveys.of(
                Surveys.single("q1", BEFORE_ADS, 3),
                plain(Surveys.question("q2", AFTER_EACH_AD, QuestionKind.SCALE, List.of())),
                Surveys.asked(
                        Surveys.question(
                                "q3",
                                AT_END,
                                QuestionKind.MULTIPLE,
                                List.of(
                                        Surveys.option(1),
                                        Surveys.option(98, Role.OTHER),
                                        Surveys.option(99, Role.NONE))),
                        Condition.of("q1", ANY_OF, "1", "3")),
                plain(Surveys.question(
                        "q4", AT_END, QuestionKind.MATRIX, List.of(Surveys.option(1), Surveys.option(2)))),
                Surveys.question("q5", AT_END, QuestionKind.RANKING, List.of(Surveys.option(1), Surveys.option(2))),
                Surveys.asked(
                        Surveys.question("q6", AT_END, QuestionKind.NUMBER, List.of()),
                        Condition.of("q4", ANY_OF, "2:5"),
                        Condition.of("q3", NONE_OF, "99")),
                Surveys.asked(
                        Surveys.question("q7", AT_END, QuestionKind.TEXT, List.of()),
                        Condition.of("q6", AT_LEAST, "18")),
                Surveys.worded(Question.blank("q8", AT_END, QuestionKind.AGE_BAND), "How old are you?"));

        // When
        String written = new SurveyJsWriter(asked, LANGUAGES).survey("Spring").toString();
        SurveyJsReader.Read read = read(written);

        // Then
        assertThat(read.unfit()).isEmpty();
        assertThat(read.questionnaire().questions())
                .usingRecursiveComparison()
                .ignoringFields("options.anchored", "scale", "range")
                .isEqualTo(asked.questions());
        assertThat(question(read, "q4").scale())
                .isEqualTo(asked.question("q4").orElseThrow().scale());
        assertThat(question(read, "q6").range()).isEqualTo(new NumberRange(0, 120));
    }

    @Test
    void namesAndValuesOfTheirsBecomeOurs() {
        // When
        SurveyJsReader.Read read = read("""
                {"elements": [
                  {"type": "dropdown", "name": "drink", "title": {"default": "Tea?", "de": "Tee?"}, "isRequired": true,
                   "choices": [{"value": "black", "text": "Black"}, "green"], "choicesOrder": "random"},
                  {"type": "boolean", "name": "hot", "labelTrue": "Yes", "labelFalse": "No",
                   "visibleIf": "{drink} = 'green'"},
                  {"type": "rating", "name": "score", "title": "How good is {drink}?", "rateMin": 0, "rateMax": 10},
                  {"type": "comment", "name": "why", "visibleIf": "{score} > 7 and {hot} = true",
                   "requiredIf": "{score} > 7 and {hot} = true"}]}
                """);

        // Then
        assertThat(read.unfit()).isEmpty();
        Question drink = question(read, "q1");
        assertThat(drink.text().in("de")).isEqualTo("Tee?");
        assertThat(drink.shuffled()).isTrue();
        assertThat(drink.options())
                .extracting(option -> option.code() + option.text().in("en"))
                .containsExactly("1Black", "2green");
        assertThat(question(read, "q2").askedIf()).containsExactly(Condition.of("q1", ANY_OF, "2"));
        assertThat(question(read, "q3").text().in("en")).isEqualTo("How good is {q1}?");
        assertThat(question(read, "q4").askedIf())
                .containsExactly(Condition.of("q3", AT_LEAST, "8"), Condition.of("q2", ANY_OF, "1"));
        assertThat(question(read, "q4").required()).isTrue();
    }

    @Test
    void whatDoesNotFitIsListed() {
        // When
        SurveyJsReader.Read read = read("""
                {"pages": [{"name": "end", "visibleIf": "{x} = 1", "elements": [
                  {"type": "file", "name": "photo"},
                  {"type": "rating", "name": "stars", "rateMax": 3},
                  {"type": "radiogroup", "name": "a", "title": {"default": "A", "fr": "Un"}, "choices": [1, 2],
                   "validators": [{"type": "expression"}]},
                  {"type": "radiogroup", "name": "none"},
                  {"type": "text", "name": "day", "inputType": "date"},
                  {"type": "comment", "name": "b", "visibleIf": "{a} = 1 or {a} = 2", "requiredIf": "{a} = 1"}]}]}
                """);

        // Then
        assertThat(read.questionnaire().questions())
                .extracting(Question::kind)
                .containsExactly(QuestionKind.SINGLE, QuestionKind.TEXT);
        assertThat(read.unfit())
                .containsExactly(
                        "“end”: conditions of whole pages and panels are left out.",
                        "“photo”: no kind of question is like “file”.",
                        "“stars”: no scale goes from 1 to 3.",
                        "“a”: “validators” is left out.",
                        "“none”: it has no answers of its own.",
                        "“day”: no kind of question takes “date”.",
                        "“b”: everybody is asked, as its condition is left out: {a} = 1 or {a} = 2",
                        "“b”: it may be left out, as a question is required always or never: {a} = 1",
                        "Texts in “fr” are left out: the campaign does not speak it.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{n} <= 5 | AT_MOST | 5",
                "{n} < 5 | AT_MOST | 4",
                "{n} > 5 | AT_LEAST | 6",
                "{n} <> 5 | NONE_OF | 5",
                "({n} = 5) | ANY_OF | 5",
                "{n} anyof [1, '2'] | ANY_OF | 1,2"
            })
    void comparisonsMeanTheSame(String expression, Condition.Comparison comparison, String values) {
        // When
        SurveyJsReader.Read read = read("""
                {"elements": [{"type": "text", "inputType": "number", "name": "n"},
                  {"type": "comment", "name": "why", "visibleIf": "%s"}]}
                """.formatted(expression));

        // Then
        assertThat(question(read, "q2").askedIf())
                .containsExactly(new Condition("q1", comparison, List.of(values.split(","))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{}", "{\"pages\": 3}", "<xml/>", "{\"elements\": [", "\u0000\u0001"})
    void whatIsNoSurveyIsRefused(String file) {
        assertThatThrownBy(() -> SurveyJs.parse(file.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(InvalidFields.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"elements\": [3, null, \"x\", [], {}]}",
                "{\"elements\": [{\"type\": \"radiogroup\", \"name\": 7, \"choices\": {\"a\": 1}}]}",
                "{\"elements\": [{\"type\": \"matrix\", \"name\": \"m\", \"columns\": [1,2,3,4,5], \"rows\": 9}]}",
                "{\"elements\": [{\"type\": \"rating\", \"name\": \"r\", \"rateMin\": \"x\", \"rateMax\": 1e99}]}",
                "{\"elements\": [{\"type\": \"comment\", \"name\": \"c\", \"title\": [1], \"visibleIf\": \"{c} = \"}]}",
                "{\"elements\": [{\"type\": \"text\", \"inputType\": \"number\", \"name\": \"n\", \"min\": 9, \"max\": -9}]}"
            })
    void oddSurveysBreakNothing(String file) {
        assertThat(read(file).questionnaire().questions()).hasSizeLessThanOrEqualTo(1);
    }

    /** Patterns that go back and forth over it would take hours. */
    @Test
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void conditionThatNobodyWritesIsLeftOutAtOnce() {
        // When
        SurveyJsReader.Read read = read("""
                {"elements": [{"type": "text", "inputType": "number", "name": "n"},
                  {"type": "comment", "name": "why", "visibleIf": "{n} =%sx and y"}]}
                """.formatted(" ".repeat(900_000)));

        // Then
        assertThat(question(read, "q2").askedIf()).isEmpty();
        assertThat(read.unfit()).singleElement().asString().contains("everybody is asked");
    }

    @Test
    void moreQuestionsThanACampaignAsksAreListed() {
        // Given
        String one = "{\"type\": \"comment\", \"name\": \"c\"}";

        // When
        SurveyJsReader.Read read = read("{\"elements\": [" + String.join(",", Collections.nCopies(61, one)) + "]}");

        // Then
        assertThat(read.questionnaire().questions()).hasSize(Questionnaire.MAX_QUESTIONS);
        assertThat(read.unfit()).containsExactly("“c”: a campaign asks at most 60 questions.");
    }

    @Test
    void whatSurveyJsHasNoWordForStandsInWordsWithItsQuestion() {
        // Given
        Questionnaire asked = Surveys.of(Surveys.asked(
                Surveys.ending(
                        Surveys.question("q1", BEFORE_ADS, QuestionKind.NUMBER, List.of()),
                        Condition.of("q1", AT_MOST, "17")),
                Condition.of(Condition.COUNTRY, ANY_OF, "DE")));

        // When
        String written = new SurveyJsWriter(asked, LANGUAGES).survey("Spring").toString();

        // Then
        assertThat(written)
                .contains("\"askedIf\":\"country is any of DE\"", "\"endsIf\":\"q1 is at most 17\"")
                .doesNotContain("visibleIf");
        assertThat(read(written).unfit())
                .containsExactly(
                        "“q1”: “mien.askedIf” is left out: write it here again.",
                        "“q1”: “mien.endsIf” is left out: write it here again.");
    }

    private static Question plain(Question question) {
        return question.on(new AnswerScale(
                AnswerScale.Points.FIVE,
                question.scale().low(),
                question.scale().high(),
                false));
    }

    private static Question question(SurveyJsReader.Read read, String code) {
        return read.questionnaire().question(code).orElseThrow();
    }

    private static SurveyJsReader.Read read(String file) {
        return SurveyJsReader.read(SurveyJs.parse(file.getBytes(StandardCharsets.UTF_8)), LANGUAGES);
    }
}
