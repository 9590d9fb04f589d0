package io.mien.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final Pace pace = new Pace(0, Duration.ofSeconds(10).toNanos(), 1024 / 1e9);

    @Test
    void nobodyIsTooSlowWithinThePatience() {
        assertThat(pace.isTooSlow(0, Duration.ofSeconds(10).toNanos())).isFalse();
    }

    @Test
    void afterItTheAverageCounts() {
        assertThat(pace.isTooSlow(0, Duration.ofSeconds(11).toNanos())).isTrue();
        assertThat(pace.isTooSlow(2000, Duration.ofSeconds(11).toNanos())).isFalse();
        assertThat(pace.isTooSlow(2000, Duration.ofSeconds(13).toNanos())).isTrue();
    }
}
