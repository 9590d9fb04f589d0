package io.mien.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mien.privacy.PersonalDataHolder.Holding;
import io.mien.tenancy.TenantScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A visit that was erased, and how far its erasure has come. Holds no personal data. */
@Entity
public class Erasure extends TenantScoped {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Column(name = "visit_id")
    public UUID visitId;

    /** SHA-256 of the receipt code, by which the person finds the certificate; null for a visit that had none. */
    @Nullable
    @Column(name = "receipt_digest")
    public byte[] receiptDigest;

    /** Who answered for the recordings; null for what was erased before there were certificates. */
    @Nullable
    public String controller;

    /** Files still to be deleted. */
    public List<String> files;

    /** What there was, kind by kind, as JSON. */
    String erased = "[]";

    /** As {@link Actor#stored()} gives it. */
    @Column(name = "requested_by")
    public String requestedBy;

    @Column(name = "requested_at")
    public Instant requestedAt;

    @Nullable
    @Column(name = "completed_at")
    public Instant completedAt;

    /** Why it cannot complete without somebody's help, in words; null as long as it goes on by itself. */
    @Nullable
    @Column(name = "stuck_reason")
    public String stuckReason;

    /** Signed once everything is gone; null before. */
    @Nullable
    public String certificate;

    /** Who wants whose data erased. */
    public record Request(Subject subject, Actor requestedBy, byte @Nullable [] receiptDigest, String controller) {}

    static Erasure of(Request request, Instant now) {
        Erasure erasure = new Erasure();
        erasure.visitId = request.subject().id();
        erasure.requestedBy = request.requestedBy().stored();
        erasure.receiptDigest = request.receiptDigest();
        erasure.controller = request.controller();
        erasure.requestedAt = now;
        return erasure;
    }

    public static Optional<Erasure> byReceipt(byte[] receiptDigest) {
        return find("receiptDigest", receiptDigest).firstResultOptional();
    }

    /** Those that wait for somebody's help, the oldest first. */
    public static List<Erasure> stuck() {
        return list("stuckReason is not null order by requestedAt");
    }

    void tell(List<Holding> holdings) {
        try {
            erased = JSON.writeValueAsString(holdings);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Holdings are always JSON", e);
        }
    }

    /** Whether there was anything of one of these kinds. */
    public boolean held(Set<String> kinds) {
        return holdings().stream().anyMatch(holding -> holding.count() > 0 && kinds.contains(holding.kind()));
    }

    boolean isComplete() {
        return completedAt != null;
    }

    Actor requester() {
        return Actor.parse(requestedBy, visitId);
    }

    void stop(String reason) {
        stuckReason = reason;
    }

    void complete(Instant now) {
        files = List.of();
        stuckReason = null;
        completedAt = now;
    }

    /** What the certificate of a completed erasure says; empty for one from before there were certificates. */
    Optional<Certificate> statement(String issuer) {
        if (controller == null) {
            return Optional.empty();
        }
        TreeMap<String, Integer> counts = new TreeMap<>();
        holdings().stream()
                .filter(holding -> holding.count() > 0)
                .forEach(holding -> counts.merge(holding.kind(), holding.count(), Integer::sum));
        long bytes = holdings().stream().mapToLong(Holding::bytes).sum();
        return Optional.of(new Certificate(
                id,
                issuer,
                controller,
                requestedAt,
                Objects.requireNonNull(completedAt),
                counts,
                bytes,
                Certificate.PASSING));
    }

    private List<Holding> holdings() {
        try {
            return JSON.readValue(erased, new TypeReference<List<Holding>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The ledger holds what this class wrote", e);
        }
    }
}
