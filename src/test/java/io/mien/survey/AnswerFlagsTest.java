package io.mien.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.campaign.AnswerOption;
import io.mien.campaign.Condition;
import io.mien.campaign.Condition.Comparison;
import io.mien.campaign.Placement;
import io.mien.campaign.Question;
import io.mien.campaign.QuestionKind;
import io.mien.campaign.Questionnaire;
import io.mien.campaign.Surveys;
import io.mien.platform.Ids;
import io.mien.survey.AnswerFlag.Kind;
import io.mien.visit.Visit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerFlagsTest {
    private static final AnswerFlags CHECKS = new AnswerFlags(Optional.empty(), false);
    private static final AnswerFlags STRAIGHT = new AnswerFlags(Optional.empty(), true);

    private final Visit visit = visit();
    private final List<Answer> answers = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"1,true", "2,false"})
    void anAnswerThatNoAttentivePersonGivesIsFlagged(int chosen, boolean flagged) {
        // Given
        Question check = Surveys.single("q1", Placement.AT_END, 3)
                .flaggedIf(List.of(Condition.of("q1", Comparison.NONE_OF, "2")));

        // When
        chooses("q1", chosen);

        // Then
        assertThat(kinds(CHECKS, check)).isEqualTo(flagged ? List.of(Kind.ATTENTION) : List.of());
    }

    @Test
    void whatWasLeftOutOrStandsOpenFailsNoCheck() {
        // Given
        Question check = Surveys.optional(Surveys.single("q1", Placement.AT_END, 3), false)
                .flaggedIf(List.of(Condition.of("q1", Comparison.NONE_OF, "2")));
        Answer leftOut = answer("q1", 1_000);

        // Then
        assertThat(kinds(CHECKS, check)).isEmpty();
        leftOut.chosen = List.of(1);
        leftOut.answeredAt = null;
        assertThat(kinds(CHECKS, check)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1,1,true", "1,2,false", "2,1,false", ",1,false"})
    void aContradictionNeedsBothAnswers(@Nullable Integer before, int now, boolean flagged) {
        // Given
        Question first = Surveys.single("q1", Placement.BEFORE_ADS, 2);
        Question second = Surveys.single("q2", Placement.AT_END, 2)
                .flaggedIf(List.of(
                        Condition.of("q2", Comparison.ANY_OF, "1"), Condition.of("q1", Comparison.NONE_OF, "2")));

        // When
        if (before != null) {
            chooses("q1", before);
        }
        chooses("q2", now);

        // Then
        assertThat(kinds(CHECKS, first, second)).isEqualTo(flagged ? List.of(Kind.CONTRADICTION) : List.of());
    }

    /** Everybody takes 10 s for each of five questions; the shares of the visit are counted by hand. */
    @ParameterizedTest
    @CsvSource({
        "2900 2900 2900 2900 2900,true",
        "3000 3000 3000 3000 3000,false",
        "1000 1000 1000 60000 60000,true",
        "1000 1000 60000 60000 60000,false",
        "1000 1000 1000 1000,false",
    })
    void theMiddleShareOfTheUsualTimeDecidesOnSpeed(String taken, boolean flagged) {
        // Given
        List<Answer> others = IntStream.range(0, FlagRules.MIN_PEOPLE)
                .boxed()
                .flatMap(person -> IntStream.rangeClosed(1, 5).mapToObj(i -> {
                    Answer answer = made("q" + i, 10_000);
                    answer.visitId = new UUID(0, person);
                    return answer;
                }))
                .toList();
        Question[] questions = IntStream.rangeClosed(1, 5)
                .mapToObj(i -> Surveys.single("q" + i, Placement.AT_END, 2))
                .toArray(Question[]::new);

        // When
        String[] times = taken.split(" ");
        IntStream.range(0, times.length)
                .forEach(i -> answer("q" + (i + 1), Integer.parseInt(times[i])).chosen = List.of(1));

        // Then
        AnswerFlags flags = new AnswerFlags(Optional.of(UsualTimes.of(others)), false);
        assertThat(kinds(flags, questions)).isEqualTo(flagged ? List.of(Kind.SPEEDING) : List.of());
    }

    @Test
    void withoutEnoughPeopleThereIsNoUsualTime() {
        // Given
        List<Answer> nine = IntStream.range(0, FlagRules.MIN_PEOPLE - 1)
                .mapToObj(person -> {
                    Answer answer = made("q1", 10_000);
                    answer.visitId = new UUID(0, person);
                    return answer;
                })
                .toList();

        // Then
        assertThat(UsualTimes.of(nine).medians()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"3 3 3 3,true", "3 3 3 4,false", "-1 -1 -1 -1,true", "3 3 3,false"})
    void aMatrixWithOnePointInEveryLineIsFlagged(String points, boolean flagged) {
        // Given
        List<Integer> given =
                List.of(points.split(" ")).stream().map(Integer::valueOf).toList();
        List<AnswerOption> lines =
                IntStream.rangeClosed(1, given.size()).mapToObj(Surveys::option).toList();
        Answer answer = answer("q1", 1_000);
        answer.chosen = lines.stream().map(AnswerOption::code).toList();
        answer.points = given;

        // Then
        assertThat(kinds(STRAIGHT, Surveys.question("q1", Placement.AT_END, QuestionKind.MATRIX, lines)))
                .isEqualTo(flagged ? List.of(Kind.STRAIGHT_LINING) : List.of());
        assertThat(kinds(CHECKS, Surveys.question("q1", Placement.AT_END, QuestionKind.MATRIX, lines)))
                .isEmpty();
    }

    @Test
    void scalesOfOneBlockAreOneGroupAndOneOtherPointClearsThem() {
        // Given
        Question[] scales = IntStream.rangeClosed(1, 4)
                .mapToObj(i -> Surveys.question("q" + i, Placement.AT_END, QuestionKind.SCALE, List.of()))
                .toArray(Question[]::new);
        IntStream.rangeClosed(1, 4).forEach(i -> answer("q" + i, 1_000).number = 5);

        // Then
        assertThat(kinds(STRAIGHT, scales)).containsExactly(Kind.STRAIGHT_LINING);
        answers.get(2).number = 1;
        assertThat(kinds(STRAIGHT, scales)).isEmpty();
    }

    private List<Kind> kinds(AnswerFlags flags, Question... questions) {
        Questionnaire asked = Surveys.of(questions);
        return flags.on(visit, asked, answers).stream().map(AnswerFlag::kind).toList();
    }

    private void chooses(String question, int code) {
        answer(question, 1_000).chosen = List.of(code);
    }

    private Answer answer(String question, int milliseconds) {
        Answer answer = made(question, milliseconds);
        answers.add(answer);
        return answer;
    }

    private static Answer made(String question, int milliseconds) {
        Answer answer = new Answer();
        answer.question = question;
        answer.language = "en";
        answer.shownAt = Instant.EPOCH;
        answer.answeredAt = Instant.EPOCH.plusMillis(milliseconds);
        return answer;
    }

    private static Visit visit() {
        Visit visit = new Visit();
        visit.id = Ids.next();
        visit.country = "DE";
        visit.language = "en";
        return visit;
    }
}
