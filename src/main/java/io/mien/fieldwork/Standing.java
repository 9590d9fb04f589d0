package io.mien.fieldwork;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a visit stands, as far as it is counted. A fact of the ledger moves its visit from one standing to another; so
 * many facts into a standing less so many out of it are the visits that stand there.
 *
 * @param disposition how it ended, null while it runs
 * @param exclusion why it does not count, null where it may
 */
public record Standing(
        Reach reach,
        boolean cameraFree,
        @Nullable Disposition disposition,
        Validity validity,
        @Nullable Exclusion exclusion) {
    private static final String NONE = "-";

    /** How far a visit came before the first ad. */
    public enum Reach {
        LANDED,
        CONSENTED,
        CAMERA_PASSED
    }

    /** The stored form: five words, as the migration that told the facts of older visits writes them too. */
    String text() {
        return String.join(
                " ",
                reach.name(),
                cameraFree ? "WITHOUT_CAMERA" : "WITH_CAMERA",
                Optional.ofNullable(disposition).map(Disposition::name).orElse(NONE),
                validity.name(),
                Optional.ofNullable(exclusion).map(Exclusion::stored).orElse(NONE));
    }

    /** Reads what {@link #text()} wrote. */
    static Standing parse(String text) {
        String[] words = text.split(" ");
        return new Standing(
                Reach.valueOf(words[0]),
                words[1].equals("WITHOUT_CAMERA"),
                words[2].equals(NONE) ? null : Disposition.valueOf(words[2]),
                Validity.valueOf(words[3]),
                words[4].equals(NONE) ? null : Exclusion.parse(words[4]));
    }

    boolean isConsented() {
        return reach != Reach.LANDED;
    }

    boolean isCameraPassed() {
        return reach == Reach.CAMERA_PASSED;
    }

    /** The same, however far it came: what a {@link VisitGroup} has in common. */
    Standing apartFromReach() {
        return new Standing(Reach.LANDED, cameraFree, disposition, validity, exclusion);
    }

    /** The stored form of a standing that may be missing. */
    static @Nullable String text(@Nullable Standing standing) {
        return standing == null ? null : standing.text();
    }
}
