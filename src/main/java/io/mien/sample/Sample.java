package io.mien.sample;

import io.mien.tenancy.TenantScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** That the tenant was given its sample campaign. The row outlives the campaign, so that a removed one stays away. */
@Entity
class Sample extends TenantScoped {

    /** Null once the campaign was removed. */
    @Nullable
    @Column(name = "campaign_id")
    UUID campaignId;

    @Column(name = "begun_at")
    Instant begunAt;

    /** Null while a start is at it, or when one broke off. */
    @Nullable
    @Column(name = "completed_at")
    Instant completedAt;

    /** Since when its client reads it, null before: what somebody takes away later, no start gives back. */
    @Nullable
    @Column(name = "client_reads_since")
    Instant clientReadsSince;

    static Optional<Sample> ofTenant() {
        return find("from Sample").firstResultOptional();
    }

    boolean isComplete() {
        return completedAt != null;
    }
}
