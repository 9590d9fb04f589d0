package io.mien.campaign;

import io.mien.language.TextReviews;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as the API tells it.
 *
 * @param unreviewedLanguages languages of the campaign whose texts somebody has to review before fieldwork opens
 * @param archivedAt since when the staff's list leaves it out; null while it does not
 */
public record CampaignDocument(
        UUID id,
        UUID clientId,
        String name,
        String controller,
        String controllerContact,
        List<String> languages,
        Retention retention,
        @Nullable Integer keepDays,
        int ageFloor,
        boolean noWorkplaceOrSchool,
        boolean cameraOptional,
        boolean countSecondViewings,
        CampaignStatus status,
        List<Missing> missing,
        List<String> unreviewedLanguages,
        boolean sample,
        Instant createdAt,
        @Nullable Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable Instant archivedAt) {

    static CampaignDocument of(Campaign campaign, TextReviews languages) {
        return new CampaignDocument(
                campaign.id,
                campaign.clientId,
                campaign.name,
                campaign.controller,
                campaign.controllerContact,
                campaign.languages,
                campaign.retention,
                campaign.keepDays,
                campaign.ageFloor,
                campaign.noWorkplaceOrSchool,
                campaign.cameraOptional,
                campaign.countSecondViewings,
                campaign.status,
                campaign.missing(),
                languages.unreviewed(campaign.languages).stream()
                        .map(TextReviews.Offer::tag)
                        .toList(),
                campaign.sample,
                campaign.createdAt,
                campaign.openedAt,
                campaign.closedAt,
                campaign.archivedAt);
    }
}
