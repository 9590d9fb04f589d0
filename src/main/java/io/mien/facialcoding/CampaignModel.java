package io.mien.facialcoding;

import io.mien.tenancy.TenantScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** That a campaign's recordings are read by a facial coder of the tenant's own. */
@Entity
@Table(name = "campaign_model")
class CampaignModel extends TenantScoped {

    @Column(name = "campaign_id")
    public UUID campaignId;

    @Column(name = "own_model_id")
    public UUID ownModelId;

    @Column(name = "chosen_by")
    public String chosenBy;

    @Column(name = "chosen_at")
    public Instant chosenAt;

    static Optional<CampaignModel> of(UUID campaignId) {
        return find("campaignId", campaignId).firstResultOptional();
    }

    static long using(UUID ownModelId) {
        return count("ownModelId", ownModelId);
    }
}
