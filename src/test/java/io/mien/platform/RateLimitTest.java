package io.mien.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @Test
    void eachGateCountsForItself() {
        // Given
        turnstile.pass("receipt", "192.0.2.1", 1);

        // When / Then
        assertThatCode(() -> turnstile.pass("certificate", "192.0.2.1", 1)).doesNotThrowAnyException();
        assertThatThrownBy(() -> turnstile.pass("receipt", "192.0.2.1", 1)).isInstanceOf(Busy.class);
    }

    /** The minute is that of the clock on the wall, whenever the first try was. */
    @ParameterizedTest
    @CsvSource({"0, 60", "10000, 50", "10500, 50", "59000, 1", "59999, 1"})
    void tellsWhenTheNextMinuteBegins(long millisecondsIntoMinute, String seconds) {
        // Given
        clock.advance(Duration.ofMillis(millisecondsIntoMinute));
        turnstile.pass("receipt", "192.0.2.1", 1);

        // When
        Busy busy = catchThrowableOfType(Busy.class, () -> turnstile.pass("receipt", "192.0.2.1", 1));

        // Then
        assertThat(busy.retryAfter()).isEqualTo(seconds);
        clock.advance(Duration.ofSeconds(Long.parseLong(seconds)));
        assertThatCode(() -> turnstile.pass("receipt", "192.0.2.1", 1)).doesNotThrowAnyException();
    }

    @Test
    void aGateOfNoTriesIsClosed() {
        assertThatThrownBy(() -> turnstile.pass("receipt", "192.0.2.1", 0)).isInstanceOf(Busy.class);
    }

    @Test
    void remembersNoMoreThanItMay() {
        // When
        for (int caller = 0; caller < 120_000; caller++) {
            turnstile.pass("receipt", "caller-" + caller, 1);
        }

        // Then
        assertThat(turnstile.remembered()).isLessThanOrEqualTo(100_000);
    }
}
