package io.mien.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1.000",
                "1,000",
                "1 000",
                "1'000",
                "1_000",
                "1e3",
                "+5",
                "0x10",
                "\uFF11\uFF12",
                "\u0661",
                "12.0",
                "99999999999",
                "9999999999999999999",
                "ten",
                "--1"
            })
    void aWholeNumberIsPlainDigits(String text) {
        assertThat(refused(text, Parameter::whole))
                .isEqualTo("offsetMs is a whole number in plain digits, such as 1500.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2,5", "1.000,5", "1,000.5", "NaN", "Infinity", "1e3", "0x1p3", ".5", "5.", "\u0662.5"})
    void aNumberHasAPointAndNothingElse(String text) {
        assertThat(refused(text, Parameter::decimal)).contains("offsetMs is a number in plain digits with a point");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yes", "1", "TRUE", "ja", "on"})
    void aFlagIsTrueOrFalse(String text) {
        assertThat(refused(text, Parameter::flag)).isEqualTo("offsetMs is true or false.");
    }

    @Test
    void whatIsReadIsWhatWasSaid() {
        assertThat(Parameter.inAddress("n", " -12 ").whole()).isEqualTo(-12);
        assertThat(Parameter.inAddress("n", "2.50").decimal()).isEqualByComparingTo("2.5");
        assertThat(Parameter.inAddress("n", "false").flag()).isFalse();
        assertThat(Parameter.inAddress("n", "GB").oneOf(Country.values())).isEqualTo(Country.GB);
    }

    @Test
    void aWordIsOneOfThoseKnown() {
        assertThat(refused("gb", parameter -> parameter.oneOf(Country.values())))
                .isEqualTo("offsetMs is one of DE, GB.");
    }

    private enum Country {
        DE,
        GB
    }

    private static String refused(String text, Function<Parameter, Object> read) {
        InvalidFields refused =
                catchThrowableOfType(InvalidFields.class, () -> read.apply(Parameter.inAddress("offsetMs", text)));
        assertThat(refused.status()).isEqualTo(400);
        return refused.fields().get("offsetMs");
    }
}
