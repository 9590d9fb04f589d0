package io.mien.platform;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private Instant now = Instant.parse("2026-11-24T10:00:30Z");
    private final RateLimit turnstile = new RateLimit(new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @Test
    void letsSoManyPassAMinute() {
        // Given
        turnstile.pass("receipt", "192.0.2.1", 2);
        turnstile.pass("receipt", "192.0.2.1", 2);

        // When / Then
        assertThatThrownBy(() -> turnstile.pass("receipt", "192.0.2.1", 2)).isInstanceOf(Problem.class);
        assertThatCode(() -> turnstile.pass("receipt", "192.0.2.2", 2)).doesNotThrowAnyException();
        now = now.plusSeconds(60);
        assertThatCode(() -> turnstile.pass("receipt", "192.0.2.1", 2)).doesNotThrowAnyException();
    }
}
