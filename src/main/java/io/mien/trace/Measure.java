package io.mien.trace;

import java.util.EnumSet;
import java.util.Set;

/**
 * What is read from a face over the ad's time (method page, section 4). The order is the storage order of {@link
 * TraceSamples} and never changes within a specification version.
 */
public enum Measure {
    HAPPY(1),
    SURPRISE(2),
    NEGATIVE(-1),
    EXPRESSIVENESS(-1),
    ATTENTION(-1),
    VALENCE(-1),
    NEUTRAL(0),
    SAD(3),
    ANGER(4),
    FEAR(5),
    DISGUST(6),
    CONTEMPT(7),
    /** Share of the time that the viewer talks, from the mouth's opening over time ({@link TalkingFrames}). */
    TALKING(-1),
    /** How far the lip corners are pulled up (AU12), as the face landmarker gives it; the following likewise. */
    SMILE(-1),
    /** Brows drawn together and down (AU4). */
    BROW_FURROW(-1),
    /** Brows raised (AU1 and AU2). */
    BROW_RAISE(-1),
    /** Nose wrinkled (AU9). */
    NOSE_WRINKLE(-1),
    /** Lip corners drawn down (AU15). */
    LIP_CORNER_DOWN(-1),
    /** Jaw dropped (AU26 and AU27). */
    MOUTH_OPEN(-1),
    /** Eyes closed (AU43). */
    EYE_CLOSURE(-1),
    /** Share of the time in which something covers the mouth ({@link CoveredMouths}). */
    MOUTH_COVERED(-1);

    /**
     * The version of the formulas, stored with every trace, roll-up and export. Traces of different versions are never pooled.
     * Version 2 (2026-11-30) judges quality over the ad's own time, tells shut eyes and frozen pictures from attention, keeps
     * talking and covered mouths out of expressions, turns faces upright, reads ten frames per second of every recording, and the
     * camera's clock from all of them; probabilities are as sure as people's votes are, single frames are counted, and curves run
     * along the lines between them.
     */
    public static final int SPEC_VERSION = 2;

    /**
     * Analysed frames per second. Ten follow a smile closely; at another rate the same face gives other curves, so that the rate
     * is part of the specification and nobody's setting.
     */
    public static final int FRAMES_PER_SECOND = 10;

    /** Number of expression classes a frame carries. */
    static final int CLASSES = 8;

    private static final Set<Measure> NEGATIVES = EnumSet.of(SAD, ANGER, FEAR, DISGUST, CONTEMPT);
    private static final Set<Measure> EXPRESSIONS = EnumSet.of(HAPPY, SURPRISE, SAD, ANGER, FEAR, DISGUST, CONTEMPT);

    private static final Set<Measure> ACTION_UNITS = EnumSet.range(SMILE, EYE_CLOSURE);

    private final int classIndex;

    Measure(int classIndex) {
        this.classIndex = classIndex;
    }

    /** SAD, ANGER, FEAR, DISGUST and CONTEMPT. */
    public static Set<Measure> negatives() {
        return EnumSet.copyOf(NEGATIVES);
    }

    /** Every class but NEUTRAL. */
    public static Set<Measure> expressions() {
        return EnumSet.copyOf(EXPRESSIONS);
    }

    /** What single movements of the face are read as; only the engine of that name has them. */
    public static Set<Measure> actionUnits() {
        return EnumSet.copyOf(ACTION_UNITS);
    }

    /** True for movements of single parts of the face. */
    public boolean isActionUnit() {
        return ACTION_UNITS.contains(this);
    }

    /** True for what a resting face has a level of, from which a change is told. */
    boolean hasBaseline() {
        return this != EXPRESSIVENESS && isEmotion();
    }

    /** True for what a moving mouth is taken for although nothing is felt: the negative classes and what is made of them. */
    boolean isMisledBySpeech() {
        return this == NEGATIVE || this == VALENCE || NEGATIVES.contains(this);
    }

    /** True for what is read from the lower face: a class weighs the whole face, and of action units those about mouth and nose. */
    boolean needsMouth() {
        return switch (this) {
            case ATTENTION, MOUTH_COVERED, BROW_FURROW, BROW_RAISE, EYE_CLOSURE -> false;
            default -> true;
        };
    }

    /** True when the measure is one class's probability as the model gave it. */
    public boolean isClass() {
        return classIndex >= 0;
    }

    /** True when a share of viewers can be told for it: everything but VALENCE, which has a mean only. */
    public boolean hasShare() {
        return this != VALENCE;
    }

    /** True for everything that needs an expression, so all but ATTENTION, TALKING and MOUTH_COVERED. */
    public boolean isEmotion() {
        return this != ATTENTION && this != TALKING && this != MOUTH_COVERED;
    }

    int classIndex() {
        return classIndex;
    }
}
