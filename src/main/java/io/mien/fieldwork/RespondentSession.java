package io.mien.fieldwork;

import io.mien.platform.Problem;
import io.mien.tenancy.TenantScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One visit of one pseudonymous person. */
@Entity
@Table(name = "respondent_session")
public class RespondentSession extends TenantScoped {

    @Column(name = "campaign_id")
    public UUID campaignId;

    @Nullable
    @Column(name = "invitation_id")
    public UUID invitationId;

    @Enumerated(EnumType.STRING)
    public Origin origin;

    @JdbcTypeCode(SqlTypes.CHAR)
    public String country;

    public String language;

    @Enumerated(EnumType.STRING)
    public Stage stage = Stage.LANDED;

    @Nullable
    @Enumerated(EnumType.STRING)
    public Disposition disposition;

    @Enumerated(EnumType.STRING)
    public Validity validity = Validity.PENDING;

    @Nullable
    @Column(name = "reversal_reason")
    public String reversalReason;

    /** SHA-256 of the visit's cookie; null for imports and samples. */
    @Nullable
    public byte[] digest;

    /** SHA-256 of the receipt code; null before consent. */
    @Nullable
    @Column(name = "receipt_digest")
    public byte[] receiptDigest;

    /** The browser tab that holds the visit; another one is told so. */
    @Nullable
    public String tab;

    @Nullable
    @Column(name = "camera_ok_at")
    public Instant cameraOkAt;

    @Nullable
    @Column(name = "camera_frames_per_second")
    public Float cameraFramesPerSecond;

    @Nullable
    @Column(name = "user_agent")
    public String userAgent;

    @Column(name = "started_at")
    public Instant startedAt;

    @Nullable
    @Column(name = "consented_at")
    public Instant consentedAt;

    @Nullable
    @Column(name = "camera_passed_at")
    public Instant cameraPassedAt;

    @Column(name = "last_seen_at")
    public Instant lastSeenAt;

    @Nullable
    @Column(name = "finished_at")
    public Instant finishedAt;

    /** How the person came in; only {@link #counts()} ones count towards targets. */
    public enum Origin {
        LINK,
        PREVIEW,
        IMPORT,
        SAMPLE;

        public boolean counts() {
            return this != PREVIEW;
        }
    }

    /** Whether a complete counts: pending until its recordings are read, then valid or reversed with a reason. */
    public enum Validity {
        PENDING,
        VALID,
        REVERSED
    }

    public static RespondentSession required(UUID id) {
        return RespondentSession.<RespondentSession>find("id", id)
                .firstResultOptional()
                .orElseThrow(Problem::notFound);
    }

    public List<Exposure> exposures() {
        return Exposure.ofSession(id);
    }

    /** At least one of the visit's recordings passed the quality rules. */
    public void validate() {
        validity = Validity.VALID;
        reversalReason = null;
    }

    /**
     * The complete no longer counts.
     *
     * @param reason name of the quality rule that failed, as {@code trace} lists them
     */
    public void reverse(String reason) {
        validity = Validity.REVERSED;
        reversalReason = reason;
    }
}
