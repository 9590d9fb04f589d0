package io.mien.fieldwork;

import io.mien.privacy.Erasures;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Takes back a visit: its rows, figures and files are gone when the request is answered. */
@ApplicationScoped
public class Withdrawal {
    private static final Logger LOG = Logger.getLogger(Withdrawal.class);

    private final Erasures erasures;

    Withdrawal(Erasures erasures) {
        this.erasures = erasures;
    }

    /**
     * Erases a visit of the bound tenant.
     *
     * @param visit finds the visit inside the erasure's transaction
     * @param requestedBy {@code respondent}, {@code receipt} or a login
     * @return false when there was nothing to erase
     */
    @Transactional(Transactional.TxType.NEVER)
    public boolean of(Supplier<Optional<RespondentSession>> visit, String requestedBy) {
        Optional<UUID> erasure =
                QuarkusTransaction.requiringNew().call(() -> visit.get().map(session -> remove(session, requestedBy)));
        erasure.ifPresent(this::finish);
        return erasure.isPresent();
    }

    private UUID remove(RespondentSession session, String requestedBy) {
        UUID erasure = erasures.begin(session.id, requestedBy);
        session.delete();
        return erasure;
    }

    private void finish(UUID erasureId) {
        try {
            erasures.finish(erasureId);
        } catch (IOException e) {
            LOG.warnf(e, "Files of an erased visit are left to the job erasureId=%s", erasureId);
        }
    }
}
