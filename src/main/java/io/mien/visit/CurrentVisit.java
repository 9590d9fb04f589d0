package io.mien.visit;

import io.mien.platform.Problem;
import jakarta.enterprise.context.RequestScoped;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The visit whose cookie came with this request. {@link VisitGate} has bound its tenant; read it inside a transaction. */
@RequestScoped
public class CurrentVisit {
    private byte @Nullable [] digest;

    void enter(byte[] cookieDigest) {
        digest = cookieDigest;
    }

    /** The visit, held against its other requests until the transaction ends; 404 when the cookie leads nowhere. */
    public Visit visit() {
        return found().orElseThrow(Problem::notFound);
    }

    /** True while the visit runs, was consented to and has a camera; nothing is held. */
    public boolean isRecorded() {
        return digest != null && HeldVisits.isRecorded(digest);
    }

    /** The ad of such a visit's exposure, in one statement; empty for any other visit, and for another's exposure. */
    Optional<ShownAd> adShownIfRecorded(UUID exposureId) {
        return digest == null ? Optional.empty() : HeldVisits.shownToRecorded(digest, exposureId);
    }

    /**
     * Holds such a visit as {@link #visit()} does and notes that its tab was heard of, in one statement and without
     * reading it.
     *
     * @return false, and nothing is held, for any other visit
     */
    public boolean holdRecorded(Instant now) {
        return digest != null && HeldVisits.seenRecorded(digest, now);
    }

    /** Refuses a request that came with no visit, before anything waits for it or is asked of the database. */
    public void required() {
        if (digest == null) {
            throw Problem.notFound();
        }
    }

    /** Tells visits apart without asking the database; of no visit it is empty. */
    public ByteBuffer mark() {
        return ByteBuffer.wrap(digest == null ? new byte[0] : digest);
    }

    public Optional<Visit> found() {
        return digest == null ? Optional.empty() : HeldVisits.byDigest(digest);
    }

    /** The visit as it stands, for whoever only reads it: nothing is held and nothing waited for. */
    public Visit seen() {
        return Optional.ofNullable(digest).flatMap(Visit::byDigest).orElseThrow(Problem::notFound);
    }

    /** The visit's own exposure, and the visit is held; anybody else's is not there. */
    public Exposure exposure(UUID id) {
        return exposureOf(visit(), id);
    }

    /** The visit's own exposure as it stands. */
    public Exposure seenExposure(UUID id) {
        return exposureOf(seen(), id);
    }

    private static Exposure exposureOf(Visit visit, UUID id) {
        Exposure exposure = Exposure.required(id);
        if (!exposure.visitId.equals(visit.id)) {
            throw Problem.notFound();
        }
        return exposure;
    }
}
