package io.mien.trace;

/** What ties webcam time to page time: A capture times, B presentation times, C neither. */
public enum SyncGrade {
    A,
    B,
    C
}
