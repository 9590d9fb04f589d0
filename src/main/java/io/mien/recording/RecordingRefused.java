package io.mien.recording;

import io.mien.platform.Problem;
import java.util.Locale;
import java.util.UUID;

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

    /** Counted again, one person would be two. */
    static RecordingRefused known(UUID visit) {
        return new RecordingRefused(
                "recording-known",
                ("This recording is already here, as visit %s; nothing was imported. If that visit is wrong, erase it and import"
                                + " the recording again. If one recording shows the same person with several ads, import it with a"
                                + " table that names the respondent.")
                        .formatted(visit));
    }

    /** One person is shown an ad once. */
    static RecordingRefused adKnown(UUID visit) {
        return new RecordingRefused(
                "recording-known",
                "A recording of this ad is already here for this respondent, as visit %s; nothing was imported."
                        .formatted(visit));
    }

    static RecordingRefused otherCountry(String country) {
        return new RecordingRefused(
                "respondent-country",
                "This respondent's other recordings are from %s. Correct the country, or call the other person something else."
                        .formatted(country));
    }

    private static String word(RecordingState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
