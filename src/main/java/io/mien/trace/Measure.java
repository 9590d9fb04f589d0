package io.mien.trace;

import java.util.EnumSet;
import java.util.Set;

/**
 * What is read from a face over the ad's time (specification section 4). The order is the storage order of {@link
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
    CONTEMPT(7);

    /** The version of the formulas, stored with every trace, roll-up and export. */
    public static final int SPEC_VERSION = 1;

    /** Number of expression classes a frame carries. */
    static final int CLASSES = 8;

    private static final Set<Measure> NEGATIVES = EnumSet.of(SAD, ANGER, FEAR, DISGUST, CONTEMPT);
    private static final Set<Measure> EXPRESSIONS = EnumSet.of(HAPPY, SURPRISE, SAD, ANGER, FEAR, DISGUST, CONTEMPT);

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

    /** True when the measure is one class's probability as the model gave it. */
    public boolean isClass() {
        return classIndex >= 0;
    }

    /** True when a share of viewers can be told for it: everything but VALENCE, which has a mean only. */
    public boolean hasShare() {
        return this != VALENCE;
    }

    /** True for everything that needs an expression, so all but ATTENTION. */
    public boolean isEmotion() {
        return this != ATTENTION;
    }

    int classIndex() {
        return classIndex;
    }
}
