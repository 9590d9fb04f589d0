package io.mien.trace;

/** Movements of single parts of a face (FACS; Ekman, Friesen and Hager 2002), each with the measure that shows it. */
public enum ActionUnit {
    /** AU12. */
    LIP_CORNER_PULLER(Measure.SMILE),
    /** AU4. */
    BROW_LOWERER(Measure.BROW_FURROW),
    /** AU1 and AU2. */
    BROW_RAISER(Measure.BROW_RAISE),
    /** AU9. */
    NOSE_WRINKLER(Measure.NOSE_WRINKLE),
    /** AU15. */
    LIP_CORNER_DEPRESSOR(Measure.LIP_CORNER_DOWN),
    /** AU26 and AU27. */
    JAW_DROP(Measure.MOUTH_OPEN),
    /** AU43. */
    EYES_CLOSED(Measure.EYE_CLOSURE);

    private final Measure measure;

    ActionUnit(Measure measure) {
        this.measure = measure;
    }

    Measure measure() {
        return measure;
    }
}
