package io.mien.fieldwork;

import io.mien.platform.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
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

    Optional<RespondentSession> found() {
        return digest == null ? Optional.empty() : RespondentSession.lockedByDigest(digest);
    }

    /** The language spoken in the visit, read in a transaction of its own. */
    Optional<String> language() {
        return QuarkusTransaction.requiringNew().call(() -> found().map(session -> session.language));
    }

    /** The visit's own exposure; anybody else's is not there. */
    public Exposure exposure(UUID id) {
        RespondentSession session = session();
        Exposure exposure = Exposure.required(id);
        if (!exposure.sessionId.equals(session.id)) {
            throw Problem.notFound();
        }
        return exposure;
    }
}
