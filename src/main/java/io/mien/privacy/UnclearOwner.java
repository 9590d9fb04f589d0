package io.mien.privacy;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * Files of an erasure that no holder owns, or several: nobody can say that they are gone. Only a release whose holders
 * answer for them mends it, and then the job completes by itself.
 */
public class UnclearOwner extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    private UnclearOwner(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** @param owners how many there are of each file */
    static UnclearOwner of(Map<String, Integer> owners) {
        return new UnclearOwner(owners.entrySet().stream()
                .map(file -> sentence(file.getKey(), file.getValue()))
                .collect(Collectors.joining(" ")));
    }

    /** In words for the ledger, the log and staff. */
    public String reason() {
        return reason;
    }

    private static String sentence(String file, int owners) {
        return owners == 0
                ? "No part of Mien answers for the file %s.".formatted(file)
                : "%d parts of Mien answer for the file %s.".formatted(owners, file);
    }
}
