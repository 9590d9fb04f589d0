package io.mien.dashboard;

import io.mien.fieldwork.Disposition;

/** How a visit ended, in words. */
final class Reasons {
    private Reasons() {}

    static String of(Disposition disposition) {
        return switch (disposition) {
            case COMPLETE -> "complete";
            case COMPLETE_WITHOUT_CAMERA -> "watched without a camera";
            case ENDED -> "ended without all ads";
            case SCREENED_OUT -> "screened out";
            case QUOTA_FULL -> "quota full";
            case DECLINED -> "declined";
            case TIMED_OUT -> "did not finish";
            case QUALITY_TERMINATED -> "nothing usable recorded";
            case CLOSED -> "came after the close";
        };
    }
}
