package io.mien.campaign;

/** A campaign is drafted, in fieldwork, then closed; a closed one may take people in again. */
public enum CampaignStatus {
    DRAFT("a draft"),
    IN_FIELDWORK("in fieldwork"),
    CLOSED("closed");

    private final String words;

    CampaignStatus(String words) {
        this.words = words;
    }

    /** As a sentence says it. */
    public String words() {
        return words;
    }

    public boolean canTransitionTo(CampaignStatus next) {
        return switch (this) {
            case DRAFT, CLOSED -> next == IN_FIELDWORK;
            case IN_FIELDWORK -> next == CLOSED;
        };
    }
}
