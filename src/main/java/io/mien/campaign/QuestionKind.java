package io.mien.campaign;

/** What an answer to a question is. */
public enum QuestionKind {
    SINGLE("One of several answers"),
    MULTIPLE("Any of several answers"),
    SCALE("Scale"),
    NUMBER("Number"),
    TEXT("Text in their own words");

    private final String words;

    QuestionKind(String words) {
        this.words = words;
    }

    /** As staff read it. */
    public String words() {
        return words;
    }

    public boolean hasOptions() {
        return this == SINGLE || this == MULTIPLE;
    }

    /** Whether what follows may depend on it: no rule reads what people wrote. */
    public boolean decides() {
        return this != TEXT;
    }
}
