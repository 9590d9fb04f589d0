package io.mien.recording;

import io.mien.platform.Problem;
import java.util.Locale;

/** A recording was asked for something that its state does not allow. Nothing of it has changed. */
public class RecordingRefused extends Problem {
    private static final long serialVersionUID = 1L;

    private RecordingRefused(String type, String detail) {
        super(409, type, detail);
    }

    static RecordingRefused of(RecordingState from, RecordingState to) {
        return new RecordingRefused(
                "recording-state", "A recording that is %s cannot become %s.".formatted(word(from), word(to)));
    }

    static RecordingRefused notParked() {
        return new RecordingRefused("not-parked", "This recording is not parked; there is nothing to try again.");
    }

    static RecordingRefused videoDeleted() {
        return new RecordingRefused("video-deleted", "The video is deleted, so it cannot be read again.");
    }

    private static String word(RecordingState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
