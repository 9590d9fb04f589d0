package io.mien.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Slows down guessing and greed: so many tries of one caller per minute, counted in this process's memory. */
@ApplicationScoped
public class RateLimit {
    private static final int REMEMBERED = 100_000;

    private final Clock clock;
    private final Map<String, Integer> tries = new ConcurrentHashMap<>();
    private volatile long minute;

    RateLimit(Clock clock) {
        this.clock = clock;
    }

    /**
     * Counts a try, and refuses it when there were too many.
     *
     * @param gate what is tried; each is counted for itself
     * @param caller whose tries count together: an address, a visit, the beginning of a code
     * @param limit tries in a minute
     */
    public void pass(String gate, String caller, int limit) {
        forgetLastMinute();
        if (tries.merge(gate + ' ' + caller, 1, Integer::sum) > limit) {
            throw new Busy(
                    429,
                    "too-many-tries",
                    "Too many attempts. Please wait a minute.",
                    Duration.ofSeconds(secondsLeft()));
        }
    }

    private long secondsLeft() {
        return 60 - clock.instant().getEpochSecond() % 60;
    }

    private void forgetLastMinute() {
        long now = clock.instant().getEpochSecond() / 60;
        if (now != minute || tries.size() > REMEMBERED) {
            minute = now;
            tries.clear();
        }
    }
}
