package io.mien.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mien.platform.InvalidFields;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WebVttTest {
    private static final String CUE = "00:01.000 --> 00:02.500\nHello\n";

    @Test
    void keepsWordsAtTheirTimesAndNothingElse() {
        // When
        WebVtt text = parse("\ufeffWEBVTT - made by hand\r\nKind: captions\r\n\r\n"
                + "NOTE who wrote this\r\n\r\n"
                + "STYLE\r\n::cue { background: url(https://example.com) }\r\n\r\n"
                + "REGION\r\nid:top\r\n\r\n"
                + "first\r\n00:01.000 --> 00:02.500 line:0 align:start\r\n<v Ada>مرحبا</v>\r\nsecond line\r\n\r\n"
                + "01:00:00.000\t-->\t01:00:01.000\r\nlate\r\n");

        // Then
        assertThat(text.toString()).isEqualTo("""
                        WEBVTT

                        00:00:01.000 --> 00:00:02.500
                        <v Ada>مرحبا</v>
                        second line

                        01:00:00.000 --> 01:00:01.000
                        late
                        """);
    }

    @Test
    void whatWasCheckedPassesAgain() {
        // Given
        String once = parse("WEBVTT\n\n" + CUE).toString();

        // Then
        assertThat(parse(once).toString()).isEqualTo(once);
    }

    static Stream<Arguments> brokenFiles() {
        return Stream.of(
                Arguments.of(
                        "1\n00:00:01,000 --> 00:00:02,000\nSubRip\n",
                        "Line 1: the file must begin with the word WEBVTT"),
                Arguments.of("WEBVTT\n\n00:01.000 --> 00:02.000\na\0b\n", "Line 4: a character here cannot be shown"),
                Arguments.of("WEBVTT\n\nNOTE \u0007\n\n" + CUE, "Line 3: a character here cannot be shown"),
                Arguments.of("WEBVTT\n\n00:01.000 --> 00:02.000\n\u200B\n", "Line 3: the cue has no words"),
                Arguments.of("WEBVTTX\n\n" + CUE, "must begin with the word WEBVTT"),
                Arguments.of("WEBVTT\n\n00:01,000 --> 00:02,000\ncomma\n", "Line 3: say from when to when"),
                Arguments.of("WEBVTT\n\n00:61.000 --> 01:02.000\nno such second\n", "Line 3: say from when to when"),
                Arguments.of("WEBVTT\n\nwords without times\n", "Line 3: say from when to when"),
                Arguments.of("WEBVTT\n\n00:02.000 --> 00:01.000\nbackwards\n", "Line 3: the cue ends before it begins"),
                Arguments.of("WEBVTT\n\n00:01.000 --> 00:02.000\n", "Line 3: the cue has no words"),
                Arguments.of(
                        "WEBVTT\n\n" + CUE + "\n00:00.500 --> 00:00.700\nearlier\n",
                        "Line 6: the cue begins before the one above"),
                Arguments.of(
                        "WEBVTT\n\n02:00:00.000 --> 02:00:01.000\nafter\n",
                        "Line 3: the cue begins after the ad’s end"),
                Arguments.of("WEBVTT\r\n\r\nname\r\n00:01.000 -> 00:02.000\r\narrow\r\n", "Line 4: say from when"),
                Arguments.of(
                        "WEBVTT\n\n" + CUE + "00:03.000 --> 00:04.000\nglued\n", "Line 5: an empty line must stand"),
                Arguments.of("", "Line 1: the file must begin with"),
                Arguments.of(
                        "WEBVTT\n\n99999999999999999999:00:00.000 --> 99999999999999999999:00:01.000\nlate\n",
                        "Line 3: say from"),
                Arguments.of("WEBVTT\n\nNOTE nothing\n", "no cue"));
    }

    @ParameterizedTest
    @MethodSource("brokenFiles")
    void brokenFileIsRefusedWithWhatIsWrong(String file, String reason) {
        // When
        InvalidFields refused = catchThrowableOfType(InvalidFields.class, () -> parse(file));

        // Then
        assertThat(refused.fields()).containsOnlyKeys("track");
        assertThat(refused.fields().get("track")).contains(reason);
    }

    @Test
    void otherBytesThanUtf8AreRefused() {
        // When
        InvalidFields refused =
                catchThrowableOfType(InvalidFields.class, () -> WebVtt.parse(new byte[] {(byte) 0xff, 0}, 1000));

        // Then
        assertThat(refused.fields().get("track")).contains("UTF-8");
    }

    private static WebVtt parse(String file) {
        return WebVtt.parse(file.getBytes(StandardCharsets.UTF_8), 2 * 3_600_000 - 1);
    }
}
