package io.mien.trace;

import java.util.Collection;

/** How expressions were read. Head pose, eyes and so attention come from the face mesh, whichever engine it is. */
public enum Engine {
    /** Each frame by itself, by the facial coder. */
    FRAME("Facial coder, each frame by itself"),
    /** Each frame in the light of those around it, by the sequence coder over the facial coder's features (CNN-LSTM). */
    SEQUENCE("CNN-LSTM, frames over time"),
    /** Movements of single parts of the face, and expressions that follow from them by rules ({@link ActionUnitFrames}). */
    ACTION_UNITS("Action units, by rules");

    private final String words;

    Engine(String words) {
        this.words = words;
    }

    /** What people read. */
    public String words() {
        return words;
    }

    /**
     * The engine whose trace feeds aggregates, verdicts and exports: FRAME where there is one; ACTION_UNITS where nothing else read
     * the frames. SEQUENCE stands beside FRAME and is never counted.
     *
     * <p>Decided on the labelled clips (LabelledClipsTest): whichever shows a bad mood for fewer seconds of neutral, talking and
     * open faces, at no fewer seconds of a true one; a tie goes to the simpler network. Neither shows one: a tie, of three
     * people. The two are never averaged: they are not independent, and an average would belong to no model that can be named.
     */
    public static Engine counted(Collection<Engine> present) {
        return present.contains(FRAME) ? FRAME : ACTION_UNITS;
    }
}
