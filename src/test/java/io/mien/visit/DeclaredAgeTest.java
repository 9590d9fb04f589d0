package io.mien.visit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeclaredAgeTest {

    @ParameterizedTest
    @ValueSource(strings = {"34", " 34 ", "034", "\u0663\u0664", "\uff13\uff14"})
    void wholeYearsAreReadInAnyDigits(String typed) {
        assertThat(DeclaredAge.read(typed)).hasValue(34);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "0", "-5", "121", "34.5", "old", "99999999999"})
    void whatIsNoAgeIsNotRead(String typed) {
        assertThat(DeclaredAge.read(typed)).isEmpty();
    }

    @Test
    void theOldestArePeopleToo() {
        assertThat(DeclaredAge.read("120")).hasValue(120);
    }
}
