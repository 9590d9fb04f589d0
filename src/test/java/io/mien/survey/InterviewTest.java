package io.mien.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.campaign.AnswerOption;
import io.mien.campaign.AnswerOption.Role;
import io.mien.campaign.Condition;
import io.mien.campaign.Condition.Comparison;
import io.mien.campaign.Placement;
import io.mien.campaign.Question;
import io.mien.campaign.QuestionKind;
import io.mien.campaign.Questionnaire;
import io.mien.campaign.QuestionnaireCheck;
import io.mien.campaign.Surveys;
import io.mien.platform.Ids;
import io.mien.visit.Step;
import io.mien.visit.Visit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InterviewTest {
    private static final Step.Questions END = new Step.Questions(Placement.AT_END, null);

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    /** Whatever is answered, a block ends after each of its questions was asked once at most. */
    @ParameterizedTest
    @MethodSource("seeds")
    void everyPathEnds(long seed) {
        // Given
        Random chance = new Random(seed);
        Questionnaire questionnaire = drawn(chance);

        // When
        List<String> asked = walk(questionnaire, chance);

        // Then
        assertThat(asked).doesNotHaveDuplicates();
        assertThat(questionnaire.questions().stream().map(Question::code)).containsSubsequence(asked);
    }

    /** The editor calls a question unreachable when no respondent comes to it, and only then. */
    @ParameterizedTest
    @MethodSource("seeds")
    void whatTheEditorCallsUnreachableNobodyComesTo(long seed) {
        // Given
        Questionnaire questionnaire = drawn(new Random(seed));
        Set<String> unreachable = new HashSet<>();
        new QuestionnaireCheck(questionnaire, List.of("en", "de"), List.of("DE", "FR"))
                .findings().stream()
                        .filter(finding -> finding.sentence().startsWith("Nobody"))
                        .forEach(finding -> unreachable.add(finding.code()));

        // When
        Set<String> reached = new HashSet<>();
        IntStream.range(0, 400).forEach(walk -> reached.addAll(walk(questionnaire, new Random(walk))));

        // Then
        assertThat(questionnaire.questions()).allSatisfy(question -> assertThat(reached.contains(question.code()))
                .as(question.toString())
                .isNotEqualTo(unreachable.contains(question.code())));
    }

    @Test
    void anchoredOptionsKeepTheirPlaceAndTheOthersComeInEveryOrder() {
        // Given
        Question question = Surveys.optional(
                Surveys.question(
                        "q1",
                        Placement.AT_END,
                        QuestionKind.MULTIPLE,
                        List.of(
                                Surveys.option(1),
                                Surveys.option(2),
                                Surveys.option(3),
                                Surveys.option(4, Role.OTHER),
                                Surveys.option(5, Role.NONE))),
                true);
        Set<List<Integer>> orders = new HashSet<>();

        // When
        for (int i = 0; i < 200; i++) {
            Interview interview = interview(Surveys.of(question), visit());
            List<Integer> order =
                    interview.ordered(question).stream().map(AnswerOption::code).toList();
            orders.add(order);
            assertThat(interview.ordered(question).stream().map(AnswerOption::code))
                    .isEqualTo(order);
        }

        // Then
        assertThat(orders).hasSize(6).allSatisfy(order -> assertThat(order.subList(3, 5))
                .containsExactly(4, 5));
    }

    private static List<String> walk(Questionnaire questionnaire, Random chance) {
        Interview interview = interview(questionnaire, visit());
        List<String> asked = new ArrayList<>();
        for (Optional<Question> due = interview.due(); due.isPresent(); due = interview.due()) {
            Question question = due.get();
            asked.add(question.code());
            assertThat(asked.size())
                    .isLessThanOrEqualTo(questionnaire.questions().size());
            Answer answer = new Answer();
            answer.question = question.code();
            answer.chosen = List.of(1 + chance.nextInt(question.options().size()));
            answer.answeredAt = Instant.EPOCH;
            interview.answers().add(answer);
        }
        return asked;
    }

    /** Questions with three answers each, of which later ones may depend on earlier ones. */
    private static Questionnaire drawn(Random chance) {
        List<Question> questions = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            Question question = Surveys.single("q" + i, Placement.AT_END, 3);
            Condition[] conditions = IntStream.range(0, i == 1 ? 0 : chance.nextInt(3))
                    .mapToObj(any -> condition(chance, questions.size()))
                    .toArray(Condition[]::new);
            questions.add(Surveys.asked(question, conditions));
        }
        return Surveys.of(questions.toArray(Question[]::new));
    }

    private static Condition condition(Random chance, int earlier) {
        Comparison comparison = Comparison.values()[chance.nextInt(Comparison.values().length)];
        return Condition.of("q" + (1 + chance.nextInt(earlier)), comparison, Integer.toString(1 + chance.nextInt(3)));
    }

    private static Interview interview(Questionnaire questionnaire, Visit visit) {
        return new Interview(visit, END, questionnaire, new ArrayList<>());
    }

    private static Visit visit() {
        Visit visit = new Visit();
        visit.id = Ids.next();
        visit.country = "DE";
        visit.language = "en";
        return visit;
    }
}
