package io.mien.inference;

/** The classes an expression is read in. */
public enum Emotion {
    NEUTRAL,
    HAPPY,
    SURPRISE,
    SAD,
    ANGER,
    FEAR,
    DISGUST,
    CONTEMPT
}
