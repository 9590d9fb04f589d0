package io.mien.privacy;

import io.mien.platform.Digest;
import io.mien.tenancy.TenantContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Appends to the tenant's audit trail, one entry at a time, in the transaction of what it records. */
@ApplicationScoped
public class AuditTrail {
    private final EntityManager entities;
    private final TenantContext tenants;
    private final Clock clock;

    AuditTrail(EntityManager entities, TenantContext tenants, Clock clock) {
        this.entities = entities;
        this.tenants = tenants;
        this.clock = clock;
    }

    /**
     * @param subject id of the thing, if there is one
     * @param detail what exactly, without personal data
     */
    @Transactional
    public void record(Actor actor, AuditAction action, @Nullable UUID subject, String detail) {
        lockChain();
        AuditEntry last = AuditEntry.<AuditEntry>find("order by number desc").firstResult();
        AuditEntry entry = new AuditEntry();
        entry.number = last == null ? 1 : last.number + 1;
        entry.at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        entry.actor = actor.stored();
        entry.action = action;
        entry.subject = subject;
        entry.detail = detail;
        entry.previousHash = last == null ? new byte[32] : last.hash;
        entry.hash = seal(entry);
        entry.persist();
    }

    /** Two entries at once would seal the same predecessor: the chain is locked until the transaction ends. */
    private void lockChain() {
        entities.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(?1, 0))")
                .setParameter(1, "audit:" + tenants.required())
                .getSingleResult();
    }

    static byte[] seal(AuditEntry entry) {
        MessageDigest digest = Digest.sha256();
        digest.update(entry.previousHash);
        String text = String.join(
                "\n",
                Long.toString(entry.number),
                entry.at.toString(),
                entry.actor,
                entry.action.name(),
                String.valueOf(entry.subject),
                entry.detail);
        return digest.digest(text.getBytes(StandardCharsets.UTF_8));
    }
}
