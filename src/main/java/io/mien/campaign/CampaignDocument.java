package io.mien.campaign;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A campaign as the API tells it. */
public record CampaignDocument(
        UUID id,
        String name,
        String controller,
        String controllerContact,
        List<String> languages,
        Retention retention,
        @Nullable Integer keepDays,
        int ageFloor,
        boolean noWorkplaceOrSchool,
        int framesPerSecond,
        CampaignStatus status,
        List<Missing> missing,
        boolean sample,
        Instant createdAt,
        @Nullable Instant openedAt,
        @Nullable Instant closedAt) {

    static CampaignDocument of(Campaign campaign) {
        return new CampaignDocument(
                campaign.id,
                campaign.name,
                campaign.controller,
                campaign.controllerContact,
                campaign.languages,
                campaign.retention,
                campaign.keepDays,
                campaign.ageFloor,
                campaign.noWorkplaceOrSchool,
                campaign.framesPerSecond,
                campaign.status,
                campaign.missing(),
                campaign.sample,
                campaign.createdAt,
                campaign.openedAt,
                campaign.closedAt);
    }
}
