package io.mien.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mien.trace.TimingLog.Kind;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimingLogTest {
    private static final String GOOD = """
            {"version":1,"clock":"performance.now",
             "recorder":{"mimeType":"video/webm","startedAt":1000.5,"onstart":1100,"stoppedAt":9000,"width":640,"height":480},
             "camera":[[1010,1001.2,1009,1],[1043,null,1042,2]],
             "ad":[[2000,0,2010,1],[2033,0.033,2043,2],[2700,0.7,9999,3]],
             "events":[{"at":1000,"kind":"preroll-start","mediaTime":null},{"at":1500,"kind":"novelty"},
                       {"at":2600,"kind":"waiting","mediaTime":0.5,"detail":"buffer"}],
             "playback":{"volume":1,"muted":false}}""";

    @Test
    void aPagesLogIsRead() {
        // Given
        // When
        TimingLog log = TimingLog.parse(GOOD.getBytes(UTF_8));
        // Then
        assertThat(log.recorder().startedAt()).isEqualTo(1_000.5);
        assertThat(log.camera().get(0).captureTime()).isEqualTo(1_001.2);
        assertThat(log.camera().get(1).captureTime()).isNaN();
        assertThat(log.ad().get(1).adMs()).isEqualTo(33);
        assertThat(log.ad().get(1).shownAt()).isEqualTo(2_043);
        assertThat(log.ad().get(2).shownAt())
                .as("an incredible promise gives way")
                .isEqualTo(2_700);
        assertThat(log.events())
                .extracting(TimingLog.PageEvent::kind)
                .containsExactly(Kind.PREROLL_START, Kind.WAITING);
    }

    @Test
    void aFrameToldAfterABusySpellIsShownWhenPromised() {
        // Given: the page was busy for 700 ms, and the callback after it carries the time of the drawing that waited
        StringBuilder ad = new StringBuilder("\"ad\":[");
        for (int frame = 0; frame < 100; frame++) {
            double shown = 2_000 + frame * 40;
            boolean busy = frame > 30 && frame < 48;
            double now = frame == 48 ? 2_000 + 30 * 40 + 17 : shown - 17;
            ad.append(busy ? "" : "[%s,%s,%s,%d],".formatted(now, frame * 0.04, shown, frame));
        }
        ad.setCharAt(ad.length() - 1, ']');
        String log = GOOD.replaceAll("\"ad\":\\[.*\\],\n", Matcher.quoteReplacement(ad + ",\n"));
        // When
        StimulusClock clock = StimulusClock.fromLog(TimingLog.parse(log.getBytes(UTF_8)), 4_000);
        // Then
        assertThat(clock.adTimeAt(2_000 + 35 * 40)).isCloseTo(35 * 40, within(1.0));
        assertThat(clock.adTimeAt(2_000 + 60 * 40)).isCloseTo(60 * 40, within(1.0));
        assertThat(clock.covered(4_000)).isGreaterThan(0.98);
    }

    /** A slow phone whose script pauses while its film plays on: no moment of the ad is lost. */
    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5})
    void blocksOfTheScriptLoseNothingOfTheAd(int blocks) {
        // Given: ten frames of 40 ms untold in each block, and the next told with the time of the drawing that waited
        int frames = 375;
        StringBuilder ad = new StringBuilder("\"ad\":[");
        for (int frame = 0; frame < frames; frame++) {
            double shown = 2_000 + frame * 40;
            int within = frame % (frames / blocks) - 30;
            double now = within == 10 ? shown - 400 + 17 : shown - 17;
            ad.append(within >= 0 && within < 10 ? "" : "[%s,%s,%s,%d],".formatted(now, frame * 0.04, shown, frame));
        }
        ad.setCharAt(ad.length() - 1, ']');
        String log = GOOD.replaceAll("\"ad\":\\[.*\\],\n", Matcher.quoteReplacement(ad + ",\n"));
        // When
        StimulusClock clock = StimulusClock.fromLog(TimingLog.parse(log.getBytes(UTF_8)), frames * 40.0);
        // Then
        assertThat(clock.covered(frames * 40.0)).isGreaterThan(0.98);
        for (int frame = 0; frame < frames - 1; frame++) {
            assertThat(clock.adTimeAt(2_000 + frame * 40 + 1)).isCloseTo(frame * 40 + 1, within(1.0));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"version\":1 | \"version\":7 | version",
                "1043,null | 1001,null | backwards",
                "[2033,0.033 | [1999,0.033 | backwards",
                "\"at\":2600 | \"at\":3 | backwards",
                "2033,0.033 | 2033,1e999 | not a time",
                "2033,0.033 | 2033,NaN | well-formed",
                "2033,0.033 | 2033,-1 | not a time",
                "2033,0.033 | 2033,\"x\" | not a time",
                "[1010,1001.2,1009,1] | {} | short list",
                "\"startedAt\":1000.5 | \"startedAt\":\"soon\" | not a time",
                "\"stoppedAt\":9000 | \"stoppedAt\":900 | before it started",
                "\"ad\": | \"not\": | not a list",
                "\"kind\":\"novelty\" | \"kind\":4 | no kind",
                "\"muted\":false}} | \"muted\":false}}[] | well-formed"
            })
    void aHostileLogIsRefusedWithASentence(String good, String bad, String word) {
        // Given
        byte[] hostile = GOOD.replace(good, bad).getBytes(UTF_8);
        // When
        // Then
        assertThatThrownBy(() -> TimingLog.parse(hostile))
                .isInstanceOf(UnreadableTimingLog.class)
                .hasMessageContaining(word)
                .hasMessageEndingWith(".");
    }

    @Test
    void tooMuchIsRefused() {
        // Given
        String rows = "[1,1,1,1],".repeat(60_000);
        byte[] many = GOOD.replace("\"camera\":[", "\"camera\":[" + rows).getBytes(UTF_8);
        byte[] deep = ("[".repeat(10_000)).getBytes(UTF_8);
        // When
        // Then
        assertThatThrownBy(() -> TimingLog.parse(many)).hasMessageContaining("more than");
        assertThatThrownBy(() -> TimingLog.parse(deep)).hasMessageContaining("well-formed");
        assertThatThrownBy(() -> TimingLog.parse(new byte[3_000_000])).hasMessageContaining("bytes");
        assertThatThrownBy(() -> TimingLog.parse(new byte[0])).hasMessageContaining("bytes");
    }
}
