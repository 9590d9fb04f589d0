package io.mien.dashboard;

/** Which campaigns the list shows. */
public enum CampaignShelf {
    CURRENT("All but archived", "c.archivedAt is null"),
    IN_FIELDWORK("In fieldwork", "c.archivedAt is null and c.status = IN_FIELDWORK"),
    DRAFT("Drafts", "c.archivedAt is null and c.status = DRAFT"),
    CLOSED("Closed", "c.archivedAt is null and c.status = CLOSED"),
    ARCHIVED("Archived", "c.archivedAt is not null");

    private final String words;
    private final String condition;

    CampaignShelf(String words, String condition) {
        this.words = words;
        this.condition = condition;
    }

    /** As the address has it: what is shown unasked needs no word there. */
    public String value() {
        return this == CURRENT ? "" : name();
    }

    public String words() {
        return words;
    }

    /** Of a query on a campaign {@code c}. */
    String condition() {
        return condition;
    }
}
