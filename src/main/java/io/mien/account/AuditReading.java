package io.mien.account;

import io.mien.platform.Csv;
import io.mien.privacy.AuditEntry;
import io.mien.privacy.AuditSearch;
import io.mien.privacy.AuditTrail;
import io.mien.tenancy.TenantContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The audit trail as the tenant's admin reads it: a page at a time, or as a file whose seals can be checked. */
@ApplicationScoped
class AuditReading {
    private static final int CHUNK = 500;
    private static final List<String> COLUMNS =
            List.of("number", "at", "actor", "action", "subject", "detail", "previous_hash", "hash");

    private final AuditTrail trail;
    private final TenantContext tenants;

    AuditReading(AuditTrail trail, TenantContext tenants) {
        this.trail = trail;
        this.tenants = tenants;
    }

    @Transactional
    AuditView page(AuditAsk ask) {
        List<AuditEntry> entries = AuditEntry.matching(ask.search(), ask.below(), AuditView.PAGE);
        return AuditView.of(entries, ask, chain());
    }

    private String chain() {
        return AuditEntry.latest(1).stream()
                .findFirst()
                .map(last -> "Entry %d is the last; its seal is %s.".formatted(last.number, last.seal()))
                .orElse("There is no entry yet.");
    }

    @Transactional
    AuditTrail.Check check() {
        return trail.check();
    }

    /** Newest first; the rows are read a chunk at a time, each in a transaction of its own. */
    StreamingOutput file(AuditAsk ask) {
        AuditSearch search = ask.search();
        UUID tenant = tenants.required();
        return out -> {
            out.write(Csv.line(COLUMNS).getBytes(StandardCharsets.UTF_8));
            long below = Long.MAX_VALUE;
            List<AuditEntry> chunk;
            do {
                long next = below;
                chunk = tenants.runAs(tenant, () -> QuarkusTransaction.requiringNew()
                        .call(() -> AuditEntry.matching(search, next, CHUNK)));
                for (AuditEntry entry : chunk) {
                    append(out, entry);
                    below = entry.number;
                }
            } while (chunk.size() == CHUNK);
        };
    }

    private static void append(OutputStream out, AuditEntry entry) throws IOException {
        List<String> cells = List.of(
                Long.toString(entry.number),
                entry.at.toString(),
                entry.actor,
                entry.action.name(),
                Objects.toString(entry.subject, ""),
                entry.detail,
                entry.sealOfPrevious(),
                entry.seal());
        out.write(Csv.line(cells).getBytes(StandardCharsets.UTF_8));
    }
}
