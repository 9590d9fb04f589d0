package io.mien.privacy;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that keeps personal data of a visit. Erasure and access know only this port; each feature that owns a table
 * reachable from {@code respondent_session}, or files of a visit, implements it.
 */
public interface PersonalDataHolder {

    /** Tables this holder answers for. */
    List<String> tables();

    /** What is kept of this visit, kind by kind; kinds of which nothing is kept may be left out. In a transaction. */
    List<Holding> describe(UUID sessionId);

    /**
     * A copy of what is kept of this visit for programs to read: a name of the section, and whatever JSON can be made of.
     * Runs inside a transaction.
     */
    Map<String, Object> copy(UUID sessionId);

    /** Files that belong to the copy. Runs inside a transaction. */
    default List<HeldFile> files(UUID sessionId) {
        return List.of();
    }

    /** The bytes of a file that a holder named, empty when it is another holder's or gone. Runs outside a transaction. */
    default Optional<InputStream> open(String file) throws IOException {
        return Optional.empty();
    }

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
     * @param kind what it is, such as {@code recording}
     * @param count how many
     * @param bytes size of files, 0 for rows
     */
    record Holding(String kind, int count, long bytes) {}

    /**
     * A file of a visit.
     *
     * @param name under which its owner gets it, such as {@code recordings/1.webm}
     * @param file what its holder calls it
     */
    record HeldFile(String name, String file) {}
}
