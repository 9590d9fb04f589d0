package io.mien.recording;

import io.mien.platform.Problem;
import java.nio.file.Path;
import java.time.Duration;

/** Looks into a webcam file made elsewhere. */
public interface RecordingProbe {

    /**
     * @throws Problem (422) with the reason a person can read, when the file is no video that can be analysed
     */
    Probed probe(Path file);

    /** What was found in the file. */
    record Probed(String contentType, Duration duration) {}
}
