package io.mien.privacy;

import io.mien.tenancy.TenantScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who looked at, played, exported or deleted what. Never updated; each entry seals the one before. */
@Entity
@Table(name = "audit_entry")
public class AuditEntry extends TenantScoped {

    public long number;
    public Instant at;

    /** As {@link Actor#stored()} gives it. */
    public String actor;

    @Enumerated(EnumType.STRING)
    public AuditAction action;

    @Nullable
    public UUID subject;

    public String detail;

    @Column(name = "previous_hash")
    byte[] previousHash;

    byte[] hash;

    /** The newest that match, below a number. */
    public static List<AuditEntry> matching(AuditSearch search, long below, int count) {
        AuditSearch.Condition condition = search.below(below);
        return AuditEntry.<AuditEntry>find(condition.text(), condition.parameters())
                .page(0, count)
                .list();
    }

    /** The next in their order. */
    static List<AuditEntry> above(long number, int count) {
        return AuditEntry.<AuditEntry>find("number > ?1 order by number", number)
                .page(0, count)
                .list();
    }

    /** In hexadecimal digits, as the file has them. */
    public String sealOfPrevious() {
        return HexFormat.of().formatHex(previousHash);
    }

    public String seal() {
        return HexFormat.of().formatHex(hash);
    }

    public static List<AuditEntry> latest(int count) {
        return find("order by number desc").page(0, count).list();
    }
}
