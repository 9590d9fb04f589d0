package io.mien.fieldwork;

/** How a visit ended; every entrant ends in exactly one. */
public enum Disposition {
    /** Every ad that was drawn for the person was played to its end and recorded. */
    COMPLETE,
    /** Watched all ads without a camera: counts for itself, in no curve and towards no target. */
    COMPLETE_WITHOUT_CAMERA,
    /** Reached the last page, but not every ad was played to its end: counts nowhere. */
    ENDED,
    SCREENED_OUT,
    QUOTA_FULL,
    DECLINED,
    TIMED_OUT,
    QUALITY_TERMINATED,
    CLOSED
}
