package io.mien.recording;

import io.mien.media.VideoFile;
import io.mien.media.VideoLimits;
import io.mien.media.VideoProbe;
import io.mien.media.VideoRefused;
import io.mien.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Duration;

/** Looks into an imported file with the same tools and limits that its coding will use. */
@ApplicationScoped
class ImportProbe {

    private final VideoProbe probe;

    ImportProbe(VideoProbe probe) {
        this.probe = probe;
    }

    /**
     * @throws Problem (422) with the reason a person can read, when the file is no video that can be analysed
     */
    Probed probe(Path file) {
        try {
            VideoFile video = probe.probe(
                    file, VideoLimits.ofRecordings(RecordingLimits.MAX_IMPORT_BYTES, RecordingLimits.MAX_LENGTH));
            return new Probed(video.mediaType(), video.duration());
        } catch (VideoRefused refused) {
            throw Problem.invalid("recording-refused", refused.sentence());
        }
    }

    /** What was found in the file. */
    record Probed(String contentType, Duration duration) {}
}
