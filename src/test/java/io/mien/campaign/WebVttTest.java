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
        assertThat(text.toString())
                .isEqualTo(
                        """
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
                Arguments.of("1\n00:00:01,000 --> 00:00:02,000\nSubRip\n", "must begin with the word WEBVTT"),
                Arguments.of("WEBVTTX\n\n" + CUE, "must begin with the word WEBVTT"),
                Arguments.of("WEBVTT\n\n00:01,000 --> 00:02,000\ncomma\n", "from when to when"),
                Arguments.of("WEBVTT\n\n00:61.000 --> 01:02.000\nno such second\n", "from when to when"),
                Arguments.of("WEBVTT\n\nwords without times\n", "from when to when"),
                Arguments.of("WEBVTT\n\n00:02.000 --> 00:01.000\nbackwards\n", "ends before it begins"),
                Arguments.of("WEBVTT\n\n00:01.000 --> 00:02.000\n", "has no words"),
                Arguments.of("WEBVTT\n\n" + CUE + "\n00:00.500 --> 00:00.700\nearlier\n", "before the one above"),
                Arguments.of("WEBVTT\n\n02:00:00.000 --> 02:00:01.000\nafter\n", "after the ad’s end"),
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
    void otherBytesThanUtf8AndNovelsAreRefused() {
        assertThat(catchThrowableOfType(InvalidFields.class, () -> WebVtt.parse(new byte[] {(byte) 0xff, 0}, 1000))
                        .fields()
                        .get("track"))
                .contains("UTF-8");
        assertThat(catchThrowableOfType(
                                InvalidFields.class, () -> WebVtt.parse(new byte[WebVtt.MOST_BYTES + 1], 1000))
                        .fields()
                        .get("track"))
                .contains("200 kB");
    }

    private static WebVtt parse(String file) {
        return WebVtt.parse(file.getBytes(StandardCharsets.UTF_8), 2 * 3_600_000 - 1);
    }
}
