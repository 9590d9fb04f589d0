package io.mien.platform;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The object store did not do what it was asked; later it may. */
public final class StoreUnreachable extends IOException {
    private static final long serialVersionUID = 1L;

    private StoreUnreachable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static StoreUnreachable because(Exception cause) {
        return new StoreUnreachable("The object store failed: " + cause.getMessage(), cause);
    }

    /** Versions were switched on after the start; until they are off, nothing more is taken in. */
    static StoreUnreachable keepingVersions(String bucket) {
        return new StoreUnreachable("The bucket " + bucket + " keeps versions: nothing in it is ever erased.", null);
    }

    /** What whoever waited for the answer is told. */
    Problem problem() {
        return new Problem(
                503, "store-unreachable", "The file store does not answer at the moment. Please try again in a while.");
    }
}
