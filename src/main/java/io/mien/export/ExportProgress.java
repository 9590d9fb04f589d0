package io.mien.export;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.DoublePredicate;
import java.util.function.IntConsumer;

/** Tells once a second how much of a file is written, and stops when nobody waits for it any more. */
final class ExportProgress implements IntConsumer {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final long total;
    private final DoublePredicate wanted;
    private final Clock clock;
    private Instant told;
    private long done;

    /**
     * @param total visits to read, each as often as it is read
     * @param wanted takes the share that is done and says whether to go on
     */
    ExportProgress(long total, DoublePredicate wanted, Clock clock) {
        this.total = total;
        this.wanted = wanted;
        this.clock = clock;
        this.told = clock.instant();
    }

    @Override
    public void accept(int visits) {
        done += visits;
        Instant now = clock.instant();
        if (now.isBefore(told.plus(PAUSE))) {
            return;
        }
        told = now;
        if (!wanted.test((double) done / Math.max(done, total))) {
            throw new ExportUnwanted();
        }
    }
}
