package io.mien.campaign;

/** When a block of questions is asked. */
public enum Placement {
    BEFORE_ADS("before", "Before the ads"),
    AFTER_EACH_AD("ad", "After each ad"),
    AT_END("end", "At the end");

    private final String word;
    private final String title;

    Placement(String word, String title) {
        this.word = word;
        this.title = title;
    }

    /** As it is stored and stands in addresses. */
    public String word() {
        return word;
    }

    public String title() {
        return title;
    }

    /** @throws IllegalArgumentException when no block is called that */
    public static Placement of(String word) {
        for (Placement placement : values()) {
            if (placement.word.equals(word)) {
                return placement;
            }
        }
        throw new IllegalArgumentException("No block of questions is called " + word);
    }
}
