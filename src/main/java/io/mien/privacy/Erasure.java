package io.mien.privacy;

import io.mien.tenancy.TenantScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A visit that was erased: kept so that a restored backup erases it again. Holds no personal data. */
@Entity
public class Erasure extends TenantScoped {

    @Column(name = "session_id")
    public UUID sessionId;

    /** Files still to be deleted. */
    public List<String> files;

    @Column(name = "requested_by")
    public String requestedBy;

    @Column(name = "requested_at")
    public Instant requestedAt;

    @Nullable
    @Column(name = "completed_at")
    public Instant completedAt;

    void complete(Instant now) {
        if (completedAt == null) {
            files = List.of();
            completedAt = now;
        }
    }
}
