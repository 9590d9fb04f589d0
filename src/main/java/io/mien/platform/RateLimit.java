package io.mien.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Slows down guessing: so many tries an address and minute, counted in this process's memory. */
@ApplicationScoped
public class RateLimit {
    private static final int REMEMBERED = 100_000;

    private final Clock clock;
    private final Map<String, Integer> tries = new ConcurrentHashMap<>();
    private volatile long minute;

    RateLimit(Clock clock) {
        this.clock = clock;
    }

    public void pass(String gate, String address, int limit) {
        forgetLastMinute();
        if (tries.merge(gate + ' ' + address, 1, Integer::sum) > limit) {
            throw new Problem(429, "too-many-tries", "Too many tries from your network. Please wait a minute.");
        }
    }

    private void forgetLastMinute() {
        long now = clock.instant().getEpochSecond() / 60;
        if (now != minute || tries.size() > REMEMBERED) {
            minute = now;
            tries.clear();
        }
    }
}
