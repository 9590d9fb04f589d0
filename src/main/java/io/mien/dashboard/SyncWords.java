package io.mien.dashboard;

import io.mien.trace.EmotionTrace;
import io.mien.trace.SyncBound;

/** How well the moments of ad and face are tied together: what is known, each under its own name. */
final class SyncWords {
    private SyncWords() {}

    /** The grade and what the clocks leave: how well they agree is not yet how well picture and face do. */
    static String grade(EmotionTrace trace) {
        if (trace.syncResidualMs == null) {
            return "grade C, no frame times that fit: little more than the start is known";
        }
        return "grade %s; the fit of the clocks leaves %.1f ms for 95 %% of frames"
                .formatted(trace.syncGrade, trace.syncResidualMs);
    }

    /** How far off a moment can be, and whether screen and camera were measured for it. */
    static String bound(EmotionTrace trace) {
        if (trace.syncBoundMs == null) {
            return "how far off it can be is not known";
        }
        return "within %.0f ms for 95 %% of frames; %s".formatted(trace.syncBoundMs, restsOn(trace));
    }

    private static String restsOn(EmotionTrace trace) {
        return trace.syncLagMs == null
                ? "%.0f ms of it are allowed for the screen. The camera's own delay could not be measured and is not in it"
                        .formatted(SyncBound.SCREEN_MS)
                : "by the ad's light in the picture, screen and camera together lag %.0f ms".formatted(trace.syncLagMs);
    }
}
