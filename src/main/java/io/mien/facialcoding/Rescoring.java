package io.mien.facialcoding;

import io.mien.tenancy.TenantScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** That a campaign's kept recordings are read again by the current models. */
@Entity
@Table(name = "rescoring")
class Rescoring extends TenantScoped {

    @Column(name = "campaign_id")
    public UUID campaignId;

    @Column(name = "requested_by")
    public String requestedBy;

    @Column(name = "requested_at")
    public Instant requestedAt;

    static Rescoring begin(UUID campaignId, String requestedBy, Instant now) {
        Rescoring rescoring = new Rescoring();
        rescoring.campaignId = campaignId;
        rescoring.requestedBy = requestedBy;
        rescoring.requestedAt = now;
        rescoring.persist();
        return rescoring;
    }

    static Optional<Rescoring> latestOf(UUID campaignId) {
        return find("campaignId = ?1 order by requestedAt desc, id desc", campaignId)
                .firstResultOptional();
    }
}
