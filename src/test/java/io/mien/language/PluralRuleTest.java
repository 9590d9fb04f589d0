package io.mien.language;

import static io.mien.language.PluralForm.FEW;
import static io.mien.language.PluralForm.MANY;
import static io.mien.language.PluralForm.ONE;
import static io.mien.language.PluralForm.OTHER;
import static io.mien.language.PluralForm.TWO;
import static io.mien.language.PluralForm.ZERO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PluralRuleTest {

    /** Sample numbers that CLDR 48 lists beside its rules. */
    static Stream<Arguments> samples() {
        return Stream.of(
                Arguments.of("en", ONE, List.of(1)),
                Arguments.of("en", OTHER, List.of(0, 2, 16, 100, 1000)),
                Arguments.of("fr", ONE, List.of(0, 1)),
                Arguments.of("fr", OTHER, List.of(2, 17, 100, 1000)),
                Arguments.of("pl", ONE, List.of(1)),
                Arguments.of("pl", FEW, List.of(2, 4, 22, 24, 32, 102, 1002)),
                Arguments.of("pl", MANY, List.of(0, 5, 12, 14, 19, 21, 100, 112, 1000)),
                Arguments.of("ar", ZERO, List.of(0)),
                Arguments.of("ar", ONE, List.of(1)),
                Arguments.of("ar", TWO, List.of(2)),
                Arguments.of("ar", FEW, List.of(3, 10, 103, 110, 1003)),
                Arguments.of("ar", MANY, List.of(11, 26, 99, 111, 1011)),
                Arguments.of("ar", OTHER, List.of(100, 102, 200, 202, 1000)),
                Arguments.of("he", ONE, List.of(1)),
                Arguments.of("he", TWO, List.of(2)),
                Arguments.of("he", OTHER, List.of(0, 3, 17, 20, 100)),
                Arguments.of("hi", ONE, List.of(0, 1)),
                Arguments.of("de", ONE, List.of(1)),
                Arguments.of("de", OTHER, List.of(0, 2, 16, 100, 1000)),
                Arguments.of("es", ONE, List.of(1)),
                Arguments.of("es", OTHER, List.of(0, 2, 16, 100, 1000)),
                Arguments.of("it", ONE, List.of(1)),
                Arguments.of("it", OTHER, List.of(0, 2, 16, 100, 1000)),
                Arguments.of("pt-BR", ONE, List.of(0, 1)),
                Arguments.of("pt-BR", OTHER, List.of(2, 17, 100, 1000)),
                Arguments.of("tr", ONE, List.of(1)),
                Arguments.of("tr", OTHER, List.of(0, 2, 16, 100, 1000)),
                Arguments.of("hi", OTHER, List.of(2, 17, 100, 1000)),
                Arguments.of("ja", OTHER, List.of(0, 1, 2, 15, 1000)),
                Arguments.of("ko", OTHER, List.of(0, 1, 2, 15, 1000)),
                Arguments.of("zh-Hans", OTHER, List.of(0, 1, 2, 15, 1000)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void numbersTakeTheFormThatCldrGivesThem(String language, PluralForm form, List<Integer> numbers) {
        // When
        PluralRule rule = Language.of(language).plurals();

        // Then
        assertThat(numbers).allSatisfy(number -> assertThat(rule.of(number)).isEqualTo(form));
    }

    @Test
    void whatNoFormClaimsIsOther() {
        assertThat(PluralRule.parse("one: n = 1").of(2)).isEqualTo(OTHER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "one: n is 1", "some: n = 1", "one: i = 1 and v = 0", ""})
    void ruleThatCannotBeReadIsRefused(String rule) {
        assertThatIllegalArgumentException().isThrownBy(() -> PluralRule.parse(rule));
    }
}
