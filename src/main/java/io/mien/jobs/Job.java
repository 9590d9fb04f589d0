package io.mien.jobs;

import java.util.UUID;

/**
 * One kind of durable work. Features implement it as a bean; the queue runs it as the tenant of its row, at least once.
 *
 * <p>Implementations are idempotent: the same row may run again after a crash.
 */
public interface Job {

    /** Stable name of the kind of work, the task name in the database. */
    String kind();

    /**
     * Does the work for one row. Throwing means: try again later, five times at most.
     *
     * @param id the row the work is about
     * @throws FinalFailure when another try cannot help
     */
    void run(UUID id) throws Exception;

    /**
     * Whether five failures are enough to leave the work to a person. What nobody would miss, such as the end of a visit, is
     * tried until it succeeds.
     */
    default boolean givesUp() {
        return true;
    }

    /** Called once when no further try will be made, with the tenant bound. */
    default void park(UUID id, Throwable cause) {}
}
