package io.mien.results;

import io.mien.tenancy.TenantScoped;
import io.mien.trace.Measure;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Sums over the valid exposures of one ad in one country; dirty until folded from its exposures. */
@Entity
@Table(name = "ad_aggregate")
public class AdAggregate extends TenantScoped {

    @Column(name = "ad_id")
    public UUID adId;

    @JdbcTypeCode(SqlTypes.CHAR)
    public String country;

    @Column(name = "spec_version")
    public int specVersion;

    public boolean dirty;

    @Nullable
    @Column(name = "folded_at")
    public Instant foldedAt;

    /** The fold's own byte form, null before the first. */
    @Nullable
    public byte[] sums;

    static Optional<AdAggregate> of(UUID adId, String country) {
        return find("adId = ?1 and country = ?2 and specVersion = ?3", adId, country, Measure.SPEC_VERSION)
                .firstResultOptional();
    }
}
