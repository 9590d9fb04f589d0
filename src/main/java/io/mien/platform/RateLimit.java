package io.mien.platform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Slows down guessing and greed: so many tries of one caller per minute of the clock, counted in this process's memory. */
@ApplicationScoped
public class RateLimit {
    private static final int REMEMBERED = 100_000;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration ALMOST_A_SECOND = Duration.ofSeconds(1).minusNanos(1);

    private final Clock clock;
    private final Cache<String, Bucket> buckets;

    RateLimit(Clock clock) {
        this.clock = clock;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                // Nobody's bucket is anything but full after a minute without a try
                .expireAfterAccess(MINUTE)
                .ticker(this::nanoseconds)
                .build();
    }

    /**
     * Counts a try, and refuses it when there were too many.
     *
     * @param gate what is tried; each is counted for itself
     * @param caller whose tries count together: an address, a visit, the beginning of a code
     * @param limit tries in a minute, the same for all callers of a gate
     */
    public void pass(String gate, String caller, int limit) {
        ConsumptionProbe tried = buckets.get(gate + ' ' + caller, key -> full(Math.max(1, limit)))
                .tryConsumeAndReturnRemaining(1);
        if (limit < 1 || !tried.isConsumed()) {
            throw new Busy(
                    429,
                    "too-many-tries",
                    "Too many attempts. Please wait a minute.",
                    Duration.ofNanos(tried.getNanosToWaitForRefill()).plus(ALMOST_A_SECOND));
        }
    }

    /** Callers whose tries are counted at the moment. */
    long remembered() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }

    private Bucket full(int limit) {
        Instant nextMinute = clock.instant().truncatedTo(ChronoUnit.MINUTES).plus(MINUTE);
        return Bucket.builder()
                .addLimit(tries -> tries.capacity(limit).refillIntervallyAligned(limit, MINUTE, nextMinute))
                .withCustomTimePrecision(new ClockTime())
                .build();
    }

    private long nanoseconds() {
        return ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant());
    }

    private final class ClockTime implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return nanoseconds();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
