package io.mien.trace;

import io.mien.tenancy.TenantScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An exposure's measures over stimulus time, with the quality that decides whether they count and their provenance. */
@Entity
@Table(name = "emotion_trace")
public class EmotionTrace extends TenantScoped {

    @Column(name = "exposure_id")
    public UUID exposureId;

    @Column(name = "spec_version")
    public int specVersion;

    /** Names and digests of the models that read the frames. */
    public String models;

    public int revision;

    /** The revision that aggregates and pages use; exactly one an exposure. */
    public boolean current;

    /** Names of {@link Measure} in the order of the samples. */
    public List<String> measures;

    @Column(name = "duration_ms")
    public int durationMs;

    /** 1 Hz samples, measure-major int16 x 10^4, missing -32768, little-endian. */
    public byte[] seconds;

    /** 10 Hz samples in the same form. */
    public byte[] tenths;

    public boolean valid;
    public String grade;

    /** Names of the quality rules that excluded or flagged the exposure. */
    public List<String> reasons;

    public String baseline;

    @Column(name = "sync_grade")
    public String syncGrade;

    @Nullable
    @Column(name = "sync_residual_ms")
    public Float syncResidualMs;

    @Column(name = "playhead_covered")
    public float playheadCovered;

    @Column(name = "face_in_ad")
    public float faceInAd;

    @Column(name = "face_in_preroll")
    public float faceInPreroll;

    @Column(name = "analysed_rate")
    public float analysedRate;

    @Nullable
    public Float brightness;

    @Column(name = "stored_at")
    public Instant storedAt;

    public static Optional<EmotionTrace> currentOf(UUID exposureId) {
        return find("exposureId = ?1 and current", exposureId).firstResultOptional();
    }
}
