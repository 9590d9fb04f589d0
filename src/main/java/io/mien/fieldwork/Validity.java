package io.mien.fieldwork;

/** Whether a complete visit counts: pending until its recordings are read, then valid or reversed with a reason. */
public enum Validity {
    PENDING,
    VALID,
    REVERSED
}
