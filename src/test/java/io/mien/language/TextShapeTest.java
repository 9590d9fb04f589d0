package io.mien.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.platform.InvalidFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextShapeTest {
    private static final String FILMS =
            "{#if films == 1}Watch a film{#else if films == 2}Watch two films{#else}Watch {films.number} films{/if} with {controller}";
    private static final String NESTED =
            "{#if films == 1}one{#else}some {#when films.form}{#is FEW}{films.number} few{#else}{films.number} more{/when}{/if}.";

    @ParameterizedTest
    @ValueSource(strings = {"ar", "de", "en", "es", "fr", "he", "hi", "it", "ja", "ko", "pl", "pt-BR", "tr", "zh-Hans"})
    void everyTextReadByAPersonAndTypedAgainIsTheSame(String tag) {
        Language language = Language.of(tag);
        assertThat(language.words()).isNotEmpty().allSatisfy(key -> {
            TextShape shape = TextShape.of(language.texts().get(key));
            assertThat(shape.filled(shape.readable()))
                    .as(key)
                    .isEqualTo(language.texts().get(key));
        });
    }

    @Test
    void choicesAndGapsAreReadWithoutTheTemplatesSigns() {
        assertThat(TextShape.of(FILMS).readable())
                .isEqualTo("[Watch a film | Watch two films | Watch (films) films] with (controller)");
        assertThat(TextShape.of(NESTED).readable()).isEqualTo("[one | some [(films) few | (films) more]].");
    }

    @Test
    void otherWordsTakeTheSignsOfTheText() {
        assertThat(TextShape.of(FILMS).filled("(controller) asks: [see 1|see 2  |  see (films), (please)]!"))
                .isEqualTo(
                        "{controller} asks: {#if films == 1}see 1{#else if films == 2}see 2{#else}see {films.number}, (please){/if}!");
        assertThat(TextShape.of(NESTED).filled("[a | b [c | d]]"))
                .isEqualTo("{#if films == 1}a{#else}b {#when films.form}{#is FEW}c{#else}d{/when}{/if}");
    }

    @Test
    void oneSentenceCanReplaceAllChoices() {
        assertThat(TextShape.of(FILMS).filled("Watch for (controller) | now"))
                .isEqualTo("Watch for {controller} | now");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Watch for (controller) {inject:vault}; Curly brackets",
                "Watch for (controller) {; Curly brackets",
                "Watch films; (controller)",
                "[a | b | c with (controller)]; (controller)",
                "[a | b] (controller); has 3 parts, and yours has 2",
                "[a | b | c | d] (controller); has 3 parts, and yours has 4",
                "[a | b | c] [a | b | c] (controller); 1 choices in square brackets here, and yours has 2",
                "[a | b | c (controller); opened and not closed",
                "a] (controller); closed that was not opened",
                "[a | b | [c | d | e]] (controller); 0 choices in square brackets here, and yours has 1",
            })
    void whatDoesNotFitIsToldInWords(String typed, String told) {
        assertThatThrownBy(() -> TextShape.of(FILMS).filled(typed))
                .isInstanceOf(InvalidFields.class)
                .hasMessageContaining(told);
    }
}
