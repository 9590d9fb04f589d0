package io.mien.privacy;

import io.mien.platform.Digest;
import io.mien.tenancy.TenantContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Appends to the tenant's audit trail, one entry at a time, in the transaction of what it records. */
@ApplicationScoped
public class AuditTrail {
    private static final int CHUNK = 500;

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
        Seal last = last();
        AuditEntry entry = new AuditEntry();
        entry.number = last.number() + 1;
        entry.at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        entry.actor = actor.stored();
        entry.action = action;
        entry.subject = subject;
        entry.detail = detail;
        entry.previousHash = last.hash();
        entry.hash = seal(entry);
        entry.persist();
    }

    /** Number and hash that the next entry builds on. */
    private record Seal(long number, byte[] hash) {}

    /** Asked by a function: a client-viewer appends to the trail and reads nothing of it. */
    private Seal last() {
        List<?> rows = entities.createNativeQuery("select number, hash from last_audit_seal()", Tuple.class)
                .getResultList();
        if (rows.isEmpty()) {
            return new Seal(0, new byte[32]);
        }
        Tuple row = (Tuple) rows.get(0);
        return new Seal(row.get(0, Long.class), row.get(1, byte[].class));
    }

    /** Two entries at once would seal the same predecessor: the chain is locked until the transaction ends. */
    private void lockChain() {
        entities.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(?1, 0))")
                .setParameter(1, "audit:" + tenants.required())
                .getSingleResult();
    }

    /**
     * Whether the bound tenant's chain is whole.
     *
     * @param entries how many were read
     * @param brokenAt number of the first that does not fit, 0 when all do
     */
    public record Check(long entries, long brokenAt) {
        public boolean isIntact() {
            return brokenAt == 0;
        }
    }

    /** Reads the whole chain, a chunk at a time. */
    @Transactional
    public Check check() {
        long number = 0;
        byte[] hash = new byte[32];
        List<AuditEntry> chunk;
        do {
            chunk = AuditEntry.above(number, CHUNK);
            for (AuditEntry entry : chunk) {
                if (entry.number != number + 1
                        || !Arrays.equals(entry.previousHash, hash)
                        || !Arrays.equals(entry.hash, seal(entry))) {
                    return new Check(number, entry.number);
                }
                number = entry.number;
                hash = entry.hash;
            }
            entities.clear();
        } while (chunk.size() == CHUNK);
        return new Check(number, 0);
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
