package io.mien.results;

import io.mien.tenancy.TenantScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * All comparisons of a campaign whose fieldwork is closed, computed together. The first close is confirmatory; what is computed
 * after fieldwork was opened again is exploratory.
 */
@Entity
@Table(name = "comparison_family")
public class ComparisonFamily extends TenantScoped {

    @Column(name = "campaign_id")
    public UUID campaignId;

    /** 1 for the first close. */
    public int number;

    /** The close that it belongs to. */
    @Column(name = "closed_at")
    public Instant closedAt;

    @Column(name = "computed_at")
    public Instant computedAt;

    /** SHA-256 over the readings it was computed from. */
    public String inputs;

    /** Ads times measures that an omnibus test was made for. */
    public int families;

    /** Pairs that were tested under a significant one. */
    public int tests;

    static Optional<ComparisonFamily> latest(UUID campaignId) {
        return find("campaignId = ?1 order by number desc", campaignId).firstResultOptional();
    }

    boolean isConfirmatory() {
        return number == 1;
    }

    boolean isOf(Instant closed) {
        return closedAt.equals(closed);
    }
}
