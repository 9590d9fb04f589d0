package io.mien.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReadyQuestionTest {

    static Stream<String> languages() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/messages"))) {
            return files
                    .map(file -> file.getFileName().toString().replaceAll("respondent_|\\.properties", ""))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyLanguageOfTheRespondentsPagesSaysEverything(String language) {
        // When
        var texts = ReadyQuestion.texts(language);

        // Then
        assertThat(texts.stringPropertyNames())
                .isEqualTo(ReadyQuestion.texts("en").stringPropertyNames());
        assertThat(texts.values()).noneMatch(text -> text.toString().isBlank());
    }

    @ParameterizedTest
    @EnumSource(ReadyQuestion.class)
    void aReadyQuestionIsComplete(ReadyQuestion ready) {
        // Given
        Placement placement = ready.isAboutAd() ? Placement.AFTER_EACH_AD : Placement.AT_END;

        // When
        Question question = ready.in("q1", placement, List.of("en", "de", "ar", "ja"));

        // Then
        List<String> findings = new QuestionnaireCheck(
                        Surveys.of(question), List.of("en", "de", "ar", "ja"), List.of("DE"))
                .findings().stream().map(QuestionnaireCheck.Finding::sentence).toList();
        assertThat(findings).allMatch(finding -> ready == ReadyQuestion.AIDED && finding.startsWith("Answer "));
        assertThat(findings).hasSize(ready == ReadyQuestion.AIDED ? 3 : 0);
        assertThat(question.source()).contains("not reviewed");
    }

    @Test
    void whoDescribesTheirGenderHasAFieldForIt() {
        assertThat(ReadyQuestion.GENDER
                        .in("q1", Placement.AT_END, List.of("en"))
                        .options())
                .filteredOn(AnswerOption::isOther)
                .singleElement()
                .satisfies(option -> assertThat(option.text().in("en")).isEqualTo("I describe it in my own words"));
    }
}
