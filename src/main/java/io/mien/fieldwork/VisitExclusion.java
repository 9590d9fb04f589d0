package io.mien.fieldwork;

/** Why a whole visit does not count, other than by a quality rule. */
public enum VisitExclusion implements Exclusion {
    /** Its person says not to have watched as usual. */
    NOT_SERIOUS("says not to have watched as usual"),
    /** No recording of it could be read. */
    NOTHING_RECORDED("nothing recorded"),
    /** Its person left or missed one of the other ads. Shown, never stored. */
    NOT_COMPLETE("visit without all of its ads"),
    /** Its faces were read under an earlier version of the formulas; re-scoring makes it count again. Shown, never stored. */
    EARLIER_FORMULAS("read by earlier formulas, re-score to include"),
    /** It was taken out, and why was not kept. */
    REVERSED("reversed");

    private final String words;

    VisitExclusion(String words) {
        this.words = words;
    }

    @Override
    public String stored() {
        return name();
    }

    @Override
    public String words() {
        return words;
    }
}
