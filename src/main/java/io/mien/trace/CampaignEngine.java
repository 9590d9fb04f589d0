package io.mien.trace;

import io.mien.tenancy.TenantScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * By what a campaign's recordings are read and counted. Expressions by networks and expressions by action units are never
 * counted together: of a campaign that has chosen one, traces of the other stay aside until their recordings are read again.
 */
@Entity
@Table(name = "campaign_engine")
public class CampaignEngine extends TenantScoped {

    @Column(name = "campaign_id")
    public UUID campaignId;

    /** {@link Engine#ACTION_UNITS}, or {@link Engine#FRAME} for networks, frame by frame and over time. */
    @Enumerated(EnumType.STRING)
    public Engine engine;

    @Column(name = "chosen_by")
    public String chosenBy;

    @Column(name = "chosen_at")
    public Instant chosenAt;

    /** What was chosen; empty while nobody chose and nothing is read. */
    public static Optional<Engine> of(UUID campaignId) {
        return choiceOf(campaignId).map(row -> row.engine);
    }

    /** Keeps the choice; inside the caller's transaction. */
    public static void choose(UUID campaignId, Engine engine, String by, Instant now) {
        CampaignEngine row = choiceOf(campaignId).orElseGet(() -> {
            CampaignEngine first = new CampaignEngine();
            first.campaignId = campaignId;
            return first;
        });
        row.engine = engine;
        row.chosenBy = by;
        row.chosenAt = now;
        row.persist();
    }

    /** The same with who chose it. */
    public static Optional<CampaignEngine> choiceOf(UUID campaignId) {
        return find("campaignId", campaignId).firstResultOptional();
    }
}
