package io.mien.platform;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Failures of the database that are nobody's mistake here: told by their state, never by their words. */
public final class DatabaseFailure {
    /** Lock not available, deadlock, serialization failure, query cancelled. */
    private static final Set<String> CONTENDED = Set.of("55P03", "40P01", "40001", "57014");
    /** Text that PostgreSQL cannot keep, such as one with a NUL in it. */
    private static final Set<String> UNREADABLE = Set.of("22021", "22P05");

    /** The embedded PostgreSQL is back sooner. */
    static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private DatabaseFailure() {}

    /** True where the same work may succeed a moment later, because others held what it needs. */
    public static boolean isContended(Throwable failure) {
        String state = state(failure);
        return state != null && CONTENDED.contains(state);
    }

    /** What is said of it; empty where the failure is a fault of this program. */
    static Optional<Problem> problem(Throwable failure) {
        if (isContended(failure)) {
            return Optional.of(Busy.locked());
        }
        if (isAway(failure)) {
            return Optional.of(new Busy(
                    503,
                    "database-away",
                    "The database does not answer at the moment. Please try again in a moment.",
                    RETRY_AFTER));
        }
        String state = state(failure);
        return state != null && UNREADABLE.contains(state)
                ? Optional.of(new Problem(400, "unreadable-text", "A text holds a character that cannot be kept."))
                : Optional.empty();
    }

    /** Connections broken or refused, the server going down, or no connection left for so long. */
    static boolean isAway(@Nullable Throwable failure) {
        String state = state(failure);
        boolean broken = state != null && (state.startsWith("08") || state.startsWith("57P"));
        return broken || chain(failure, SQLException.class) != null && chain(failure, TimeoutException.class) != null;
    }

    private static @Nullable String state(@Nullable Throwable failure) {
        SQLException sql = chain(failure, SQLException.class);
        return sql == null ? null : sql.getSQLState();
    }

    private static <T extends Throwable> @Nullable T chain(@Nullable Throwable failure, Class<T> wanted) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (wanted.isInstance(cause)) {
                return wanted.cast(cause);
            }
            cause = cause.getCause();
        }
        return null;
    }
}
