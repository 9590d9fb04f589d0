package io.mien.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mien.campaign.AnswerOption;
import io.mien.campaign.AnswerOption.Role;
import io.mien.campaign.Placement;
import io.mien.campaign.Question;
import io.mien.campaign.QuestionKind;
import io.mien.campaign.Surveys;
import io.mien.survey.ReplyRefused.Because;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyTest {
    private static final List<AnswerOption> OPTIONS =
            List.of(Surveys.option(1), Surveys.option(2), Surveys.option(3, Role.OTHER), Surveys.option(4, Role.NONE));

    @Test
    void codesComeInTheOrderOfTheQuestionAndOnce() {
        assertThat(read(QuestionKind.MULTIPLE, "", "2", "1", "2").chosen()).containsExactly(1, 2);
    }

    @Test
    void otherKeepsItsWordsAndNothingElseDoes() {
        assertThat(read(QuestionKind.MULTIPLE, " on a bus 🚌 ", "3").words()).isEqualTo("on a bus 🚌");
        assertThat(read(QuestionKind.MULTIPLE, "on a bus", "1").words()).isNull();
    }

    @Test
    void textKeepsItsLinesAndLosesWhatNobodySees() {
        assertThat(read(QuestionKind.TEXT, " مرحبا\u202E \r\n\r\n\r\n\r\nthere\u200B ")
                        .words())
                .isEqualTo("مرحبا\n\nthere");
    }

    @ParameterizedTest
    @CsvSource({"5,5", "' 40 ',40", "٤٢,42", "0,0", "120,120"})
    void numbersMayBeWrittenInAnyDigits(String typed, int number) {
        assertThat(read(QuestionKind.NUMBER, typed).number()).isEqualTo(number);
    }

    @Test
    void notToKnowIsAnAnswerWhereItIsOffered() {
        assertThat(read(QuestionKind.SCALE, "", "unsure").unsure()).isTrue();
        assertThat(read(QuestionKind.SCALE, "", "5").number()).isEqualTo(5);
    }

    @Test
    void everyLineOfAMatrixIsGivenItsPoint() {
        // When
        Reply reply = read(QuestionKind.MATRIX, "", "2:unsure", "1:4", "4:5", "3:1");

        // Then
        assertThat(reply.chosen()).containsExactly(1, 2, 3, 4);
        assertThat(reply.points()).containsExactly(4, Answer.POINT_UNSURE, 1, 5);
    }

    @Test
    void aRankingIsKeptWithTheFirstPlaceFirst() {
        // When
        Reply reply = read(QuestionKind.RANKING, "", "1:3", "2:1", "3:4", "4:2");

        // Then
        assertThat(reply.chosen()).containsExactly(2, 4, 1, 3);
        assertThat(reply.points()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void whatNeedNotBeRankedToItsEndIsKeptAsFarAsItGoes() {
        // Given
        Question free =
                Surveys.optional(Surveys.question("q1", Placement.AT_END, QuestionKind.RANKING, OPTIONS), false);

        // When
        Reply reply = Reply.read(free, new Reply.Sent(List.of("3:1", "1:2"), ""));

        // Then
        assertThat(reply.chosen()).containsExactly(3, 1);
    }

    @ParameterizedTest
    @CsvSource({"17,17", "18,1824", "24,1824", "٣٤,2534", "65,6599", "120,6599", "1,17"})
    void ofAnAgeTheBandAloneIsKept(String typed, int band) {
        assertThat(read(QuestionKind.AGE_BAND, typed))
                .isEqualTo(new Reply(List.of(band), List.of(), null, false, null));
    }

    @ParameterizedTest
    @CsvSource({
        "AGE_BAND,,,MISSING",
        "AGE_BAND,,0,RANGE",
        "AGE_BAND,,121,RANGE",
        "AGE_BAND,,1990-02-01,RANGE",
        "AGE_BAND,,old,RANGE",
        "MATRIX,,,MISSING",
        "MATRIX,1:1 2:2 3:3,,MISSING",
        "MATRIX,1:1 2:2 3:3 4:6,,UNKNOWN",
        "MATRIX,1:1 2:2 3:3 9:1,,UNKNOWN",
        "MATRIX,1:1 1:2 2:2 3:3,,UNKNOWN",
        "MATRIX,1 2 3 4,,UNKNOWN",
        "RANKING,,,MISSING",
        "RANKING,1:1 2:2,,MISSING",
        "RANKING,1:1 2:1 3:2 4:3,,PLACES",
        "RANKING,1:1 2:2 3:3 4:5,,UNKNOWN",
        "RANKING,1:0 2:2 3:3 4:4,,UNKNOWN",
        "SINGLE,,,MISSING",
        "SINGLE,9,,UNKNOWN",
        "SINGLE,1 2,,UNKNOWN",
        "SINGLE,x' or 1=1,,UNKNOWN",
        "MULTIPLE,1 4,,ALONE",
        "SCALE,6,,UNKNOWN",
        "SCALE,0,,UNKNOWN",
        "SCALE,,,MISSING",
        "NUMBER,,121,RANGE",
        "NUMBER,,-1,RANGE",
        "NUMBER,,4.5,RANGE",
        "NUMBER,,99999999999999999999,RANGE",
        "NUMBER,,,MISSING",
        "TEXT,,,MISSING",
        "TEXT,,'   ',MISSING",
    })
    void whatCannotBeKeptIsRefusedWithItsReason(QuestionKind kind, String values, String words, Because because) {
        // Given
        String[] sent = values == null ? new String[0] : values.split(" ");

        // When
        ReplyRefused refused =
                catchThrowableOfType(ReplyRefused.class, () -> read(kind, words == null ? "" : words, sent));

        // Then
        assertThat(refused.because()).isEqualTo(because);
    }

    @Test
    void aTextThatIsTooLongIsRefused() {
        // When
        ReplyRefused refused = catchThrowableOfType(
                ReplyRefused.class, () -> read(QuestionKind.TEXT, "🙂".repeat(Question.MAX_WORDS + 1)));

        // Then
        assertThat(refused.because()).isEqualTo(Because.LONG);
        assertThat(read(QuestionKind.TEXT, "🙂".repeat(Question.MAX_WORDS)).words())
                .isNotNull();
    }

    @Test
    void whatNeedNotBeAnsweredMayBeLeftOut() {
        // Given
        Question free = Surveys.optional(Surveys.question("q1", Placement.AT_END, QuestionKind.SINGLE, OPTIONS), false);

        // When
        Reply reply = Reply.read(free, new Reply.Sent(List.of(), ""));

        // Then
        assertThat(reply.chosen()).isEmpty();
    }

    private static Reply read(QuestionKind kind, String words, String... values) {
        List<AnswerOption> options = kind.hasOptions()
                ? OPTIONS
                : Question.blank("q1", Placement.AT_END, kind).options();
        Question question = Surveys.question("q1", Placement.AT_END, kind, options);
        return Reply.read(question, new Reply.Sent(List.of(values), words));
    }
}
