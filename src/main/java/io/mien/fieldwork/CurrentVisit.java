package io.mien.fieldwork;

import io.mien.platform.Problem;
import jakarta.enterprise.context.RequestScoped;
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
    public RespondentSession session() {
        return found().orElseThrow(Problem::notFound);
    }

    /** The visit as it is right now, held against nobody: enough to refuse something, never to change anything. */
    public RespondentSession glimpse() {
        return Optional.ofNullable(digest).flatMap(RespondentSession::byDigest).orElseThrow(Problem::notFound);
    }

    Optional<RespondentSession> found() {
        return digest == null ? Optional.empty() : RespondentSession.lockedByDigest(digest);
    }

    /** The visit's own exposure; anybody else's is not there. */
    public Exposure exposure(UUID id) {
        return session().exposure(id);
    }
}
