package io.mien.trace;

import java.util.Collection;

/** How expressions were read. Head pose, eyes and so attention come from the face mesh, whichever engine it is. */
public enum Engine {
    /** Each frame by itself, by the facial coder. */
    FRAME("Facial coder, each frame by itself"),
    /** Each frame in the light of those around it, by the sequence coder over the facial coder's features (CNN-LSTM). */
    SEQUENCE("CNN-LSTM, frames over time");

    private final String words;

    Engine(String words) {
        this.words = words;
    }

    /** What people read. */
    public String words() {
        return words;
    }

    /**
     * The engine whose trace feeds aggregates, verdicts and exports: SEQUENCE where there is one, else FRAME.
     *
     * <p>Both read the same features, but the sequence coder alone sees a blurred, blinking or half-hidden frame between its
     * neighbours; what that brings against smoothing single frames is measured on stand-in sequences and stands on its card.
     * The two are never averaged: they are not independent, and an average would belong to no model that can be named.
     */
    public static Engine counted(Collection<Engine> present) {
        return present.contains(SEQUENCE) ? SEQUENCE : FRAME;
    }
}
