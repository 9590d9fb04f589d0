package io.mien.privacy;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something that keeps personal data of a {@link Subject}. Erasure and access know only this port; each feature that owns
 * a table reachable from {@code visit}, or files of a visit, implements it.
 */
public interface PersonalDataHolder {

    /** Tables this holder answers for, column by column. */
    List<HeldTable<?>> tables();

    /** What is kept of this subject, kind by kind; kinds of which nothing is kept may be left out. In a transaction. */
    List<Holding> describe(Subject subject);

    /**
     * A copy of what is kept of this subject for programs to read: a name of the section, and whatever JSON can be made
     * of. Runs inside a transaction.
     */
    Map<String, Object> copy(Subject subject);

    /** Files that belong to the copy. Runs inside a transaction. */
    default List<HeldFile> files(Subject subject) {
        return List.of();
    }

    /** The bytes of a file that a holder named, empty when it is another holder's or gone. Runs outside a transaction. */
    default Optional<InputStream> open(String file) throws IOException {
        return Optional.empty();
    }

    /**
     * Marks figures derived from the subject and names its files. Runs in the transaction of the erasure, before the rows
     * fall with the subject's own.
     *
     * @return names of files to delete once the transaction has committed; {@link #delete} knows what they mean
     */
    List<String> erase(Subject subject);

    /**
     * Deletes a file that a holder named, if it is this holder's kind of file. Runs after the commit and again until it
     * succeeds. A certificate is signed only when exactly one holder owns each file, so whoever names files must answer
     * for them here.
     *
     * @return true when the file is this holder's and is gone now, whether by this call or before; false when it is
     *     another's
     */
    default boolean delete(String file) throws IOException {
        return false;
    }

    /**
     * One kind of data kept.
     *
     * @param kind what it is, such as {@code recording}
     * @param count how many
     * @param bytes size of files, 0 for rows
     */
    record Holding(String kind, int count, long bytes) {}

    /**
     * A file of a subject.
     *
     * @param name under which its owner gets it, such as {@code recordings/1.webm}
     * @param file what its holder calls it
     */
    record HeldFile(String name, String file) {}
}
