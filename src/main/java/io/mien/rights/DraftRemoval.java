package io.mien.rights;

import io.mien.account.Staff;
import io.mien.campaign.Campaign;
import io.mien.campaign.CampaignRemoval;
import io.mien.campaign.InvalidTransition;
import io.mien.visit.Visit;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Deletes a draft for a member of staff; what previews and imports left in it is erased as a respondent's would be. */
@ApplicationScoped
class DraftRemoval {
    private final CampaignRemoval removal;
    private final Withdrawal withdrawal;
    private final Staff staff;

    DraftRemoval(CampaignRemoval removal, Withdrawal withdrawal, Staff staff) {
        this.removal = removal;
        this.withdrawal = withdrawal;
        this.staff = staff;
    }

    void remove(UUID campaignId) {
        QuarkusTransaction.requiringNew().call(() -> visits(campaignId)).forEach(this::erase);
        removal.ofDraft(campaignId, staff.actor());
    }

    private static List<UUID> visits(UUID campaignId) {
        if (!Campaign.required(campaignId).isDraft()) {
            throw InvalidTransition.onlyDraftsAreDeleted();
        }
        return Visit.<Visit>list("campaignId", campaignId).stream()
                .map(visit -> visit.id)
                .toList();
    }

    private void erase(UUID visitId) {
        withdrawal.of(() -> Visit.find("id", visitId).firstResultOptional(), visit -> staff.actor());
    }
}
