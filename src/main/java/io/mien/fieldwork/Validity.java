package io.mien.fieldwork;

/**
 * Whether a complete visit counts towards the target: pending until the recordings of all its ads are read, then one of the
 * others. In the curves a recording counts by its own quality, unless the whole visit is reversed.
 */
public enum Validity {
    PENDING,
    /** Valid for expression on every ad that was drawn for its person: it counts towards the target. */
    VALID,
    /** Valid on some of these ads, or on some of them for attention alone: it counts in their curves, not towards the target. */
    PARTIAL,
    /** It counts nowhere. */
    REVERSED
}
