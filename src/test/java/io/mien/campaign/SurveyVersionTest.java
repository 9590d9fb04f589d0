package io.mien.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SurveyVersionTest {

    @Test
    void aVersionThatWasKeptBeforeThereWereChecksIsRead() {
        // Given
        SurveyVersion version = new SurveyVersion();
        version.definition = """
                {"questions":[{"code":"q1","placement":"AT_END","kind":"SINGLE","text":{"en":"Tea?"},"required":true,
                "options":[{"code":1,"text":{"en":"Yes"},"role":"PLAIN","anchored":false,"endsVisit":false}],
                "shuffled":false,"scale":{"points":"FIVE","low":{},"high":{},"unsure":false},
                "range":{"min":0,"max":100},"askedIf":[],"endsIf":[],"source":""}],"lastNumber":1}
                """;

        // When
        Question question = version.questionnaire().question("q1").orElseThrow();

        // Then
        assertThat(question.flaggedIf()).isEmpty();
        assertThat(question.option(1)).isPresent();
    }
}
