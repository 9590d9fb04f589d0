package io.mien.fieldwork;

import io.mien.tenancy.TenantScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The browser's timing log of an exposure, as received: JSON in UTF-8. */
@Entity
@Table(name = "timing_log")
public class TimingLogBody extends TenantScoped {

    @Column(name = "exposure_id")
    public UUID exposureId;

    public byte[] body;

    @Column(name = "stored_at")
    public Instant storedAt;

    public static Optional<TimingLogBody> ofExposure(UUID exposureId) {
        return find("exposureId", exposureId).firstResultOptional();
    }
}
