package io.mien.platform;

import java.io.IOException;

/** The object store did not do what it was asked; later it may. */
public final class StoreUnreachable extends IOException {
    private static final long serialVersionUID = 1L;

    private StoreUnreachable(String message, Throwable cause) {
        super(message, cause);
    }

    static StoreUnreachable because(Exception cause) {
        return new StoreUnreachable("The object store failed: " + cause.getMessage(), cause);
    }

    /** What whoever waited for the answer is told. */
    Problem problem() {
        return new Problem(
                503, "store-unreachable", "The file store does not answer at the moment. Please try again in a while.");
    }
}
