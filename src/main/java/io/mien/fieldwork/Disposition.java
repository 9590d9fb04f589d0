package io.mien.fieldwork;

/** How a visit ended; every entrant ends in exactly one. */
public enum Disposition {
    COMPLETE,
    SCREENED_OUT,
    QUOTA_FULL,
    DECLINED,
    TIMED_OUT,
    QUALITY_TERMINATED,
    CLOSED
}
