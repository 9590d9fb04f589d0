package io.mien.inference;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Keeps callers from waiting for a server that does not answer. After some failures in a row it opens: calls fail at once.
 * When the pause is over it lets one call a pause through to see; a success closes it.
 */
public final class CircuitBreaker {
    private final int failuresToOpen;
    private final Duration pause;
    private final Clock clock;
    private int failures;
    private Instant nextTrial = Instant.MIN;

    public CircuitBreaker(int failuresToOpen, Duration pause, Clock clock) {
        this.failuresToOpen = failuresToOpen;
        this.pause = pause;
        this.clock = clock;
    }

    synchronized boolean lets() {
        if (failures < failuresToOpen) {
            return true;
        }
        Instant now = clock.instant();
        if (now.isBefore(nextTrial)) {
            return false;
        }
        nextTrial = now.plus(pause);
        return true;
    }

    synchronized void succeeded() {
        failures = 0;
    }

    synchronized void failed() {
        failures++;
        nextTrial = clock.instant().plus(pause);
    }
}
