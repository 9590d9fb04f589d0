package io.mien.rights;

import io.mien.campaign.Campaign;
import io.mien.fieldwork.VisitLedger;
import io.mien.privacy.Actor;
import io.mien.privacy.Erasure;
import io.mien.privacy.Erasures;
import io.mien.privacy.Subject;
import io.mien.privacy.UnclearOwner;
import io.mien.visit.HeldVisits;
import io.mien.visit.Visit;
import io.mien.visit.VisitTelling;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Takes back a visit: its rows, figures and files are gone when the request is answered. */
@ApplicationScoped
public class Withdrawal {
    private static final Logger LOG = Logger.getLogger(Withdrawal.class);

    private final Erasures erasures;
    private final VisitLedger ledger;
    private final Clock clock;

    Withdrawal(Erasures erasures, VisitLedger ledger, Clock clock) {
        this.erasures = erasures;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Erases a visit of the bound tenant.
     *
     * @param visit finds the visit inside the erasure's transaction
     * @param requestedBy tells from the visit's id who asks
     * @return its entry in the ledger, empty when there was nothing to erase
     */
    @Transactional(Transactional.TxType.NEVER)
    public Optional<Erasure> of(Supplier<Optional<Visit>> visit, Function<UUID, Actor> requestedBy) {
        Optional<UUID> begun = begin(visit, requestedBy);
        begun.ifPresent(this::finish);
        return begun.map(id -> QuarkusTransaction.requiringNew().call(() -> Erasure.findById(id)));
    }

    /** The rows, in one transaction; a job sees to the files should nobody {@link #finish}. */
    Optional<UUID> begin(Supplier<Optional<Visit>> visit, Function<UUID, Actor> requestedBy) {
        return QuarkusTransaction.requiringNew().call(() -> visit.get()
                .flatMap(found -> HeldVisits.byId(found.id))
                .map(held -> remove(held, requestedBy.apply(held.id))));
    }

    private UUID remove(Visit visit, Actor requestedBy) {
        String controller = Campaign.required(visit.campaignId).controller;
        Subject subject = new Subject.Visit(visit.id);
        UUID erasure = erasures.begin(
                new Erasure.Request(subject, requestedBy, visit.admission().receiptDigest(), controller));
        VisitTelling.erased(visit, clock.instant());
        ledger.erase(visit.id);
        visit.delete();
        return erasure;
    }

    private void finish(UUID erasureId) {
        try {
            erasures.finish(erasureId);
        } catch (IOException | UnclearOwner e) {
            LOG.warnf(e, "Files of an erased visit are left to the job erasureId=%s", erasureId);
        }
    }
}
