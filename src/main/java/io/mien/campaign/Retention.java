package io.mien.campaign;

/** What becomes of a recording once its traces are stored. */
public enum Retention {
    DELETE_AFTER_ANALYSIS,
    KEEP
}
