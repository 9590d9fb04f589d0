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
import java.util.Collections;
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
    private static final List<QuestionKind> KINDS = List.of(
            QuestionKind.SINGLE, QuestionKind.SINGLE, QuestionKind.MATRIX, QuestionKind.RANKING, QuestionKind.AGE_BAND);

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
        IntStream.range(0, 1_500).forEach(walk -> reached.addAll(walk(questionnaire, new Random(walk))));

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
            Reply reply = Reply.read(question, said(question, chance));
            answer.take(reply, "en", Instant.EPOCH);
            interview.answers().add(answer);
        }
        return asked;
    }

    /** An answer of chance, as a browser sends it. */
    private static Reply.Sent said(Question question, Random chance) {
        List<Integer> codes = new ArrayList<>(
                question.options().stream().map(AnswerOption::code).toList());
        return switch (question.kind()) {
            case MATRIX ->
                new Reply.Sent(
                        codes.stream()
                                .map(code -> code + ":" + (1 + chance.nextInt(3)))
                                .toList(),
                        "");
            case RANKING -> {
                Collections.shuffle(codes, chance);
                yield new Reply.Sent(
                        IntStream.range(0, codes.size())
                                .mapToObj(place -> codes.get(place) + ":" + (place + 1))
                                .toList(),
                        "");
            }
            case AGE_BAND -> new Reply.Sent(List.of(), Integer.toString(1 + chance.nextInt(80)));
            default -> new Reply.Sent(List.of(Integer.toString(codes.get(chance.nextInt(codes.size())))), "");
        };
    }

    /** Questions of several kinds with three answers or lines, of which later ones may depend on earlier ones. */
    private static Questionnaire drawn(Random chance) {
        List<Question> questions = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            Question question = drawn("q" + i, KINDS.get(chance.nextInt(KINDS.size())));
            Condition[] conditions = IntStream.range(0, i == 1 ? 0 : chance.nextInt(3))
                    .mapToObj(any -> condition(chance, questions.get(chance.nextInt(questions.size()))))
                    .toArray(Condition[]::new);
            questions.add(Surveys.asked(question, conditions));
        }
        return Surveys.of(questions.toArray(Question[]::new));
    }

    private static Question drawn(String code, QuestionKind kind) {
        return kind == QuestionKind.AGE_BAND
                ? Surveys.worded(Question.blank(code, Placement.AT_END, kind), "Words of " + code)
                : Surveys.question(
                        code, Placement.AT_END, kind, List.of(Surveys.option(1), Surveys.option(2), Surveys.option(3)));
    }

    /** Pairs are compared as they are, and everything else by any comparison. */
    private static Condition condition(Random chance, Question earlier) {
        if (earlier.kind().hasPoints()) {
            Comparison comparison = chance.nextBoolean() ? Comparison.ANY_OF : Comparison.NONE_OF;
            return Condition.of(
                    earlier.code(),
                    comparison,
                    Question.pair(1 + chance.nextInt(3), Integer.toString(1 + chance.nextInt(3))));
        }
        Comparison comparison = Comparison.values()[chance.nextInt(Comparison.values().length)];
        AnswerOption option = earlier.options().get(chance.nextInt(3));
        return Condition.of(earlier.code(), comparison, Integer.toString(option.code()));
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
