package io.mien.media;

import io.mien.media.MediaProcess.Outcome;
import io.mien.media.VideoRefused.Reason;

/** What a failed run that wrote a file means. */
final class Rendering {
    private Rendering() {}

    /** A full disk is the machine's failure and worth another try; anything else is the file's. */
    static RuntimeException failure(Outcome outcome, Reason reason) {
        if (outcome.said("No space left on device")) {
            return new MediaFailed("The disk is full: no room for a rendition");
        }
        return VideoRefused.of(reason);
    }
}
