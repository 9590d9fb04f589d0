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

    /** How long the queue keeps at it. */
    default Patience patience() {
        return Patience.FIVE_TRIES;
    }

    /**
     * Does the work for one row. Throwing means: try again later, as the patience says.
     *
     * @param id the row the work is about
     * @throws FinalFailure when another try cannot help
     * @throws NotYet when what it needs is away; such a try does not count
     */
    void run(UUID id) throws Exception;

    /** Called once when no further try will be made, with the tenant bound. */
    default void park(UUID id, Throwable cause) {}

    /** When the queue gives up a row that fails. */
    enum Patience {
        /** The sixth failure of a recording has never been cured by waiting: a person looks at it. */
        FIVE_TRIES,
        /** Bytes that must arrive, or must go, whatever is down and for however long. */
        UNTIL_DONE;

        boolean endsAfter(int failures) {
            return this == FIVE_TRIES && failures >= 5;
        }
    }
}
