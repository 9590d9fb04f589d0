package io.mien.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

    @ParameterizedTest
    @CsvSource({"1,ad,1 ad", "3,ad,3 ads", "2,country,2 countries", "30,day,30 days", "0,visit,0 visits"})
    void countsThings(long number, String noun, String expected) {
        assertThat(Wording.count(number, noun)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"29600,30 s", "59400,59 s", "65000,1:05 min"})
    void tellsAFilmsLength(long milliseconds, String expected) {
        assertThat(Wording.length(milliseconds)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"PT40S,40 s", "PT5M40S,6 min", "PT3H,3 h", "P2D,2 days"})
    void tellsAWait(Duration duration, String expected) {
        assertThat(Wording.about(duration)).isEqualTo(expected);
    }

    @Test
    void tellsADayAndAMoment() {
        Instant at = Instant.parse("2026-11-16T14:05:09Z");
        assertThat(Wording.day(at)).isEqualTo("Mon 16 Nov");
        assertThat(Wording.moment(at)).isEqualTo("16 Nov, 14:05 UTC");
        assertThat(Wording.size(4_240_000)).isEqualTo("4.2 MB");
    }
}
