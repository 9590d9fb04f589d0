package io.mien.visit;

import java.util.List;
import java.util.UUID;

/**
 * What the respondent's browser is to do.
 *
 * @param uploads address at which uploads are created
 * @param soundCheck whether the respondent has still to show that they can hear
 * @param questions whether something is asked between the ads or after them
 */
record VisitPlan(List<Planned> exposures, String uploads, Recorder recorder, boolean soundCheck, boolean questions) {

    /**
     * One ad to play.
     *
     * @param viewing 2 when it is shown again after an interruption
     * @param adUrl expiring address of the video
     * @param adUrlMs for how long it works; whoever needs it later asks for the plan again
     * @param prerollMs grey pause recorded before it
     */
    record Planned(
            UUID id,
            int position,
            int viewing,
            String adUrl,
            long adUrlMs,
            int durationMs,
            long prerollMs,
            Exposure.State state) {}

    /**
     * How to record.
     *
     * @param framesPerSecond what the camera is asked for
     * @param minFramesPerSecond what the camera must deliver at least
     * @param maxMuteMs longest time that the camera may give no picture
     * @param sliceMs hint for the length of a slice
     * @param maxSeconds longest recording that is accepted
     */
    record Recorder(
            int width,
            int height,
            int framesPerSecond,
            int minFramesPerSecond,
            int bitsPerSecond,
            int maxMuteMs,
            int sliceMs,
            long maxSeconds) {

        static final int WIDTH = 640;
        static final int HEIGHT = 480;
        static final int FRAMES_PER_SECOND = 30;
        static final int SLICE_MS = 1_000;
    }
}
