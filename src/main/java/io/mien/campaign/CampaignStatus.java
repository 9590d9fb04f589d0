package io.mien.campaign;

/** A campaign is drafted, in fieldwork, then closed; a closed one may take people in again. */
public enum CampaignStatus {
    DRAFT,
    IN_FIELDWORK,
    CLOSED;

    public boolean canTransitionTo(CampaignStatus next) {
        return switch (this) {
            case DRAFT, CLOSED -> next == IN_FIELDWORK;
            case IN_FIELDWORK -> next == CLOSED;
        };
    }
}
