package io.mien.fieldwork;

import io.mien.platform.Problem;
import jakarta.enterprise.context.RequestScoped;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The visit whose cookie came with this request. {@link VisitGate} has bound its tenant; read it inside a transaction. */
@RequestScoped
public class CurrentVisit {
    private byte @Nullable [] digest;
    private @Nullable RespondentSession held;

    void enter(byte[] cookieDigest) {
        digest = cookieDigest;
    }

    /** The visit, held against its other requests until the transaction ends; 404 when the cookie leads nowhere. */
    public RespondentSession session() {
        return found().orElseThrow(Problem::notFound);
    }

    /** The visit as it stands, held by nobody: for looks alone, in a transaction that changes nothing. */
    public RespondentSession glimpse() {
        return Optional.ofNullable(digest).flatMap(RespondentSession::byDigest).orElseThrow(Problem::notFound);
    }

    /** Tells visits apart without asking the database; of no visit it is empty. */
    public ByteBuffer mark() {
        return ByteBuffer.wrap(digest == null ? new byte[0] : digest);
    }

    Optional<RespondentSession> found() {
        if (digest == null) {
            return Optional.empty();
        }
        if (held == null || !isHeldByThisTransaction(held)) {
            held = RespondentSession.lockedByDigest(digest).orElse(null);
        }
        return Optional.ofNullable(held);
    }

    /** The visit's own exposure; anybody else's is not there. */
    public Exposure exposure(UUID id) {
        return session().exposure(id);
    }

    private static boolean isHeldByThisTransaction(RespondentSession session) {
        return RespondentSession.getEntityManager().contains(session);
    }
}
