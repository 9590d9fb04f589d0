package io.mien.facialcoding;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a campaign stands to the current models.
 *
 * @param kept recordings that are read and whose video is kept
 * @param outdated those of them whose counted trace was read by other models or by other formulas
 * @param latest the latest re-scoring; null before the first
 */
public record RescoringState(
        long kept, long outdated, @Nullable Latest latest) {

    /**
     * @param total recordings of it that are still there
     * @param failures how many failed for which reason
     */
    public record Latest(String requestedBy, Instant requestedAt, long total, long done, Map<String, Long> failures) {

        public long failed() {
            return failures.values().stream().mapToLong(Long::longValue).sum();
        }

        public long ended() {
            return done + failed();
        }

        public boolean isRunning() {
            return ended() < total;
        }
    }

    public boolean isRunning() {
        return latest != null && latest.isRunning();
    }
}
