package io.mien.fieldwork;

/** How a visit ended; every entrant ends in exactly one. */
public enum Disposition {
    COMPLETE,
    /** Watched the ads with no camera: counts for itself, in no curve and towards no target. */
    COMPLETE_WITHOUT_CAMERA,
    SCREENED_OUT,
    QUOTA_FULL,
    DECLINED,
    TIMED_OUT,
    QUALITY_TERMINATED,
    CLOSED
}
