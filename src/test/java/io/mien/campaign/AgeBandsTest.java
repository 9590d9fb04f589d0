package io.mien.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgeBandsTest {

    @Test
    void eachBandSaysInItsCodeAndItsWordsWhatItMeans() {
        // When
        List<AnswerOption> options = AgeBands.read(" 18, 30;50 ").orElseThrow().options();

        // Then
        assertThat(options).extracting(AnswerOption::code).containsExactly(17, 1829, 3049, 5099);
        assertThat(options)
                .extracting(option -> option.text().in("ar"))
                .containsExactly("0–17", "18–29", "30–49", "50+");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "18, 18",
                "25, 18",
                "18, 20",
                "2, 18",
                "18, 99",
                "18, x",
                "-1, 18",
                "18.5",
                "100",
                "3,6,9,12,15,18,21,24,27,30"
            })
    void bandsThatAreNoneAreRefused(String typed) {
        assertThat(AgeBands.read(typed)).isEmpty();
    }

    @Test
    void aQuestionTellsItsBandsAgain() {
        assertThat(AgeBands.of(Question.blank("q1", Placement.AT_END, QuestionKind.AGE_BAND)))
                .isEqualTo(AgeBands.DEFAULT);
    }
}
