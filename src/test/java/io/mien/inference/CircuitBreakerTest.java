package io.mien.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.platform.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final SettableClock clock = new SettableClock();
    private final CircuitBreaker breaker = new CircuitBreaker(3, PAUSE, clock);

    @Test
    void failuresInARowOpenIt() {
        // Given
        fail(2);
        assertThat(breaker.lets()).isTrue();

        // When
        fail(1);

        // Then
        assertThat(breaker.lets()).isFalse();
    }

    @Test
    void successBetweenKeepsItClosed() {
        // Given
        fail(2);
        breaker.succeeded();

        // When
        fail(2);

        // Then
        assertThat(breaker.lets()).isTrue();
    }

    @Test
    void oneCallAPauseLooksWhetherTheServerIsBack() {
        // Given
        fail(3);

        // When
        clock.advance(PAUSE);

        // Then
        assertThat(breaker.lets()).isTrue();
        assertThat(breaker.lets()).isFalse();
    }

    @Test
    void lookInVainBeginsANewPause() {
        // Given
        fail(3);
        clock.advance(PAUSE);
        breaker.lets();

        // When
        fail(1);

        // Then
        clock.advance(PAUSE.minusMillis(1));
        assertThat(breaker.lets()).isFalse();
        clock.advance(Duration.ofMillis(1));
        assertThat(breaker.lets()).isTrue();
    }

    @Test
    void lookThatSucceedsClosesIt() {
        // Given
        fail(3);
        clock.advance(PAUSE);
        breaker.lets();

        // When
        breaker.succeeded();

        // Then
        assertThat(breaker.lets()).isTrue();
        assertThat(breaker.lets()).isTrue();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            breaker.failed();
        }
    }
}
