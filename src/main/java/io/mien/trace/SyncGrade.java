package io.mien.trace;

/**
 * What ties webcam time to page time: A capture times, tight, without a second zero that fits nearly as well, and with a
 * {@link SyncBound} of 40 ms at most; B capture times that
 * may be a camera frame or two off, or presentation times; C neither.
 */
public enum SyncGrade {
    A,
    B,
    C
}
