package io.mien.fieldwork;

import io.mien.campaign.Campaign;
import io.mien.tenancy.TenantScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A link that asks people of one country in, or staff to a preview that never counts. */
@Entity
public class Invitation extends TenantScoped {

    @Column(name = "campaign_id")
    public UUID campaignId;

    @Enumerated(EnumType.STRING)
    public Kind kind;

    @JdbcTypeCode(SqlTypes.CHAR)
    public String country;

    /** SHA-256 of the link's token; the token itself is derived again from the server's key when staff look at it. */
    public byte[] digest;

    @Column(name = "expires_at")
    public Instant expiresAt;

    @Column(name = "created_at")
    public Instant createdAt;

    public enum Kind {
        LINK,
        PREVIEW
    }

    public static Optional<Invitation> byDigest(byte[] digest) {
        return find("digest", digest).firstResultOptional();
    }

    public static List<Invitation> linksOf(UUID campaignId) {
        return list("campaignId = ?1 and kind = ?2 order by country", campaignId, Kind.LINK);
    }

    public boolean isOpenAt(Instant now) {
        return now.isBefore(expiresAt);
    }

    public static Optional<Invitation> byId(UUID id) {
        return find("id", id).firstResultOptional();
    }

    /** A link works during fieldwork, a preview at any time before it expires. */
    public boolean admitsAt(Instant now, Campaign campaign) {
        return isOpenAt(now) && (kind == Kind.PREVIEW || campaign.isInFieldwork());
    }

    /** Makes others who enter by this link wait until the transaction ends. */
    public void hold() {
        getEntityManager().lock(this, LockModeType.PESSIMISTIC_WRITE);
    }
}
