package io.mien.platform;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private final SettableClock clock = new SettableClock();
    private final RateLimit turnstile = new RateLimit(clock);

    @Test
    void letsSoManyPassAMinute() {
        // Given
        turnstile.pass("receipt", "192.0.2.1", 2);
        turnstile.pass("receipt", "192.0.2.1", 2);

        // When / Then
        assertThatThrownBy(() -> turnstile.pass("receipt", "192.0.2.1", 2)).isInstanceOf(Problem.class);
        assertThatCode(() -> turnstile.pass("receipt", "192.0.2.2", 2)).doesNotThrowAnyException();
        clock.advance(Duration.ofSeconds(60));
        assertThatCode(() -> turnstile.pass("receipt", "192.0.2.1", 2)).doesNotThrowAnyException();
    }
}
