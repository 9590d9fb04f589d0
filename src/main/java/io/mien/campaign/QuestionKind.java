package io.mien.campaign;

/** What an answer to a question is. */
public enum QuestionKind {
    SINGLE("One of several answers"),
    MULTIPLE("Any of several answers"),
    SCALE("Scale"),
    MATRIX("Several lines on one scale"),
    RANKING("Ranking"),
    NUMBER("Number"),
    AGE_BAND("Age, kept as a band"),
    TEXT("Text in their own words");

    private final String words;

    QuestionKind(String words) {
        this.words = words;
    }

    /** As staff read it. */
    public String words() {
        return words;
    }

    /** Whether staff write what there is to choose from, to rank or to rate. */
    public boolean hasOptions() {
        return isChoice() || hasPoints();
    }

    /** Whether options are chosen, so that one can ask for words or stand alone. */
    public boolean isChoice() {
        return this == SINGLE || this == MULTIPLE;
    }

    /** Whether each option is given something: a point of the scale, or a place. */
    public boolean hasPoints() {
        return this == MATRIX || this == RANKING;
    }

    public boolean hasScale() {
        return this == SCALE || this == MATRIX;
    }

    /** What its options are called one by one: "answer", "line". */
    public String option() {
        return this == MATRIX ? "line" : "answer";
    }

    /** Whether what follows may depend on it: no rule reads what people wrote. */
    public boolean decides() {
        return this != TEXT;
    }
}
