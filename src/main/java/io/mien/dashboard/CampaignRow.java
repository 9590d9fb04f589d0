package io.mien.dashboard;

import io.mien.campaign.Campaign;
import io.mien.campaign.CampaignStatus;
import io.mien.platform.Wording;
import java.time.Instant;
import java.util.UUID;

/** A campaign in the list. */
public record CampaignRow(
        UUID id,
        String name,
        boolean sample,
        CampaignStatus status,
        boolean archived,
        String since,
        String published,
        CampaignFigures figures) {

    /** @param published what its client was given of it */
    static CampaignRow of(Campaign campaign, String published, CampaignFigures figures) {
        return new CampaignRow(
                campaign.id,
                campaign.name.isBlank() ? "Unnamed campaign" : campaign.name,
                campaign.sample,
                campaign.status,
                campaign.isArchived(),
                since(campaign),
                published,
                figures);
    }

    private static String since(Campaign campaign) {
        Instant last = campaign.closedAt != null ? campaign.closedAt : campaign.openedAt;
        return Wording.day(last == null ? campaign.createdAt : last);
    }

    public String state() {
        return status == CampaignStatus.DRAFT ? "draft" : status.words();
    }

    /** Class of the tag beside the word. */
    public String tone() {
        return isInFieldwork() ? "ok" : "";
    }

    /** What is running comes first, what is over last. */
    int urgency() {
        return switch (status) {
            case IN_FIELDWORK -> 0;
            case DRAFT -> 1;
            case CLOSED -> 2;
        };
    }

    public boolean isInFieldwork() {
        return status == CampaignStatus.IN_FIELDWORK;
    }

    public boolean hasTarget() {
        return figures.wanted() > 0;
    }

    /** How much of the target counts towards it, at most 1. */
    double progress() {
        return hasTarget() ? Math.min(1, (double) figures.valid() / figures.wanted()) : 0;
    }

    /** The same in whole percent. */
    public long validShare() {
        return hasTarget() ? Math.min(100, 100 * figures.valid() / figures.wanted()) : 0;
    }
}
