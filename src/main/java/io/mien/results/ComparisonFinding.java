package io.mien.results;

/** What comparing two countries came to, in the words of the screen. */
public enum ComparisonFinding {
    CLEAR("Clear difference"),
    POSSIBLE("Possible difference"),
    NONE("No clear difference"),
    SIMILAR("Similar"),
    FEW("Not enough people"),
    PENDING("Being compared");

    private final String words;

    ComparisonFinding(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
