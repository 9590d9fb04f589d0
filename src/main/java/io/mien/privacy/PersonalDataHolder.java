package io.mien.privacy;

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

    /** Removes files and derived figures of the visit; rows fall with the session. Runs before the rows are deleted. */
    void erase(UUID sessionId);

    /**
     * One kind of data kept.
     *
     * @param kind message key of what it is, such as {@code recording}
     * @param count how many
     * @param bytes size of files, 0 for rows
     */
    record Holding(String kind, int count, long bytes) {}
}
