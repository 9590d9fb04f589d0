package io.mien.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTextTest {
    private static final int MAX = 5;

    @ParameterizedTest
    @CsvSource({
        "'  Spring\u00A0', Spring",
        "'u\u0308ber', '\u00FCber'",
        "'AC\u200BME', ACME",
        "'\uFEFFACME\u202E', ACME",
        "'Spring\n', Spring",
        "'\u3000\u6625\u3000', '\u6625'",
        "'\u0645\u06CC\u200C\u062E', '\u0645\u06CC\u200C\u062E'"
    })
    void keepsWhatIsSeenInOneForm(String typed, String kept) {
        assertThat(TypedText.kept(typed)).isEqualTo(kept);
    }

    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void blanksInTheMiddleAreNotLookedAtOverAndOver() {
        String text = "a" + " ".repeat(1_000_000) + "b";
        assertThat(TypedText.kept(text)).isEqualTo(text);
    }

    @Test
    void blanksAtTheEndsAreThoseOfUnicode() {
        Pattern blank = Pattern.compile("\\p{IsWhite_Space}");
        IntStream.rangeClosed(0, Character.MAX_VALUE)
                .filter(one -> Character.getType(one) != Character.SURROGATE)
                .filter(one -> Character.getType(one) != Character.FORMAT)
                .mapToObj(Character::toString)
                .forEach(one -> assertThat(TypedText.kept(one + "x" + one).equals("x"))
                        .as("U+%04X", (int) one.charAt(0))
                        .isEqualTo(blank.matcher(one).matches()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\0b",
                "a\tb",
                "a\nb",
                "a\u0085b",
                "a\u009Fb",
                "a\u007Fb",
                "a\u2028b",
                "a\uD83Db",
                "a\uFFFDb",
                "a\uFFFEb",
                "a\uFDD0b"
            })
    void refusesCommandsHalvesAndWhatIsLost(String typed) {
        assertThat(complaint(typed)).contains("cannot be shown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u200B",
                "\u200D\u200C",
                "\u3164",
                "\u2800\u2800",
                "\u00A0\u2007",
                "\u0301",
                "\uFE0F",
                "\uE000",
                "\u00AD\u2060"
            })
    void refusesWhatNobodySees(String typed) {
        assertThat(complaint(typed)).isEqualTo("Give it a name.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Caf\u00E9",
                "\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00",
                "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
                "e\u0301e\u0301e\u0301e\u0301e\u0301",
                "?",
                "\u0E01\u0E33"
            })
    void takesWordsOfAnyScriptAndCountsCodePoints(String typed) {
        assertThat(complaint(typed)).isNull();
    }

    @Test
    void saysHowMuchIsTooMuch() {
        assertThat(complaint("\uD83D\uDE00".repeat(6))).isEqualTo("Keep this to 5 characters; it has 6.");
    }

    @Test
    void looksForNothingThatCannotBeRead() {
        // When
        InvalidFields refused = catchThrowableOfType(InvalidFields.class, () -> TypedText.sought("who", "a\u0001"));

        // Then
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.fields()).containsOnlyKeys("who");
        assertThat(TypedText.sought("who", " u\u0308 ")).isEqualTo("\u00FC");
    }

    private static String complaint(String typed) {
        InvalidFields refused = catchThrowableOfType(InvalidFields.class, () -> InvalidFields.check()
                .text("name", TypedText.kept(typed), MAX, "Give it a name.")
                .orRefuse());
        return refused == null ? null : refused.fields().get("name");
    }
}
