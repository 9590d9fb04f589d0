package io.mien.privacy;

import java.io.IOException;
import java.util.List;
import java.util.UUID;

/**
 * Something that keeps personal data of a visit. Erasure and access know only this port; each feature that owns a table
 * reachable from {@code respondent_session}, or files of a visit, implements it.
 */
public interface PersonalDataHolder {

    /** Tables this holder answers for. */
    List<String> tables();

    /** What is kept of this visit, in plain words for its owner; empty when nothing is. Runs inside a transaction. */
    List<Holding> describe(UUID sessionId);

    /**
     * Marks figures derived from the visit and names its files. Runs in the transaction of the erasure, before the rows
     * fall with the session.
     *
     * @return names of files to delete once the transaction has committed; {@link #delete} knows what they mean
     */
    List<String> erase(UUID sessionId);

    /**
     * Deletes a file that a holder named. Runs after the commit and again until it succeeds; what is another holder's or
     * gone already is no error.
     */
    default void delete(String file) throws IOException {}

    /**
     * One kind of data kept.
     *
     * @param kind message key of what it is, such as {@code recording}
     * @param count how many
     * @param bytes size of files, 0 for rows
     */
    record Holding(String kind, int count, long bytes) {}
}
