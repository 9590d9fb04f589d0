package io.mien.sample;

import io.mien.account.Staff;
import io.mien.campaign.Campaign;
import io.mien.campaign.CampaignRemoval;
import io.mien.fieldwork.Origin;
import io.mien.platform.Problem;
import io.mien.rights.Withdrawal;
import io.mien.visit.Visit;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Takes the sample away for a member of staff; what real people left in it, by preview or import, is erased as theirs. */
@ApplicationScoped
class SampleCleanup {
    private final CampaignRemoval removal;
    private final Withdrawal withdrawal;
    private final Staff staff;

    SampleCleanup(CampaignRemoval removal, Withdrawal withdrawal, Staff staff) {
        this.removal = removal;
        this.withdrawal = withdrawal;
        this.staff = staff;
    }

    void remove(UUID campaignId) {
        QuarkusTransaction.requiringNew().call(() -> realVisits(campaignId)).forEach(this::erase);
        removal.ofSample(campaignId, staff.actor());
    }

    private static List<UUID> realVisits(UUID campaignId) {
        if (!Campaign.required(campaignId).sample) {
            throw Problem.conflict("not-a-sample", "Only the sample campaign can be removed this way.");
        }
        return Visit.<Visit>list("campaignId = ?1 and origin <> ?2", campaignId, Origin.SAMPLE).stream()
                .map(visit -> visit.id)
                .toList();
    }

    private void erase(UUID visitId) {
        withdrawal.of(() -> Visit.find("id", visitId).firstResultOptional(), visit -> staff.actor());
    }
}
