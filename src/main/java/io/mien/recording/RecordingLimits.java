package io.mien.recording;

import java.time.Duration;

/** The largest recording that is taken in, copied for playing and read; one rule, so that nothing accepted gets stuck. */
public final class RecordingLimits {
    /** A respondent's recording is far shorter; an import may begin long before its ad. */
    public static final Duration MAX_LENGTH = Duration.ofMinutes(30);

    static final long MAX_IMPORT_BYTES = 2_000_000_000;

    private RecordingLimits() {}
}
