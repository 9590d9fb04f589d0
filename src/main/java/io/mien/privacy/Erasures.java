package io.mien.privacy;

import io.mien.jobs.JobQueue;
import io.mien.platform.MienConfig;
import io.mien.privacy.PersonalDataHolder.Holding;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Erases visits through everyone who holds something of them: rows and figures in one transaction, files right after its
 * commit. A job repeats what a crash or a failing store left.
 */
@ApplicationScoped
public class Erasures {
    private static final Logger LOG = Logger.getLogger(Erasures.class);
    /** The request deletes the files itself; the job comes after it. */
    private static final Duration NET = Duration.ofSeconds(20);

    private final List<PersonalDataHolder> holders;
    private final ErasureLedger ledger;
    private final AuditTrail trail;
    private final Certificates certificates;
    private final MienConfig mien;
    private final JobQueue jobs;
    private final Clock clock;

    Erasures(
            @All List<PersonalDataHolder> holders,
            ErasureLedger ledger,
            AuditTrail trail,
            Certificates certificates,
            MienConfig mien,
            JobQueue jobs,
            Clock clock) {
        this.holders = holders;
        this.ledger = ledger;
        this.trail = trail;
        this.certificates = certificates;
        this.mien = mien;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** What all holders keep of the subject. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Holding> holdings(Subject subject) {
        return holders.stream()
                .flatMap(holder -> holder.describe(subject).stream())
                .toList();
    }

    /**
     * Enters the erasure in the database and in the ledger outside it, and has every holder prepare it. The caller
     * deletes the visit's row in the same transaction and calls {@link #finish} after it.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public UUID begin(Erasure.Request request) {
        Subject subject = request.subject();
        Erasure erasure = Erasure.of(request, clock.instant());
        erasure.tell(holdings(subject));
        List<String> files = new ArrayList<>();
        for (PersonalDataHolder holder : holders) {
            files.addAll(holder.erase(subject));
        }
        erasure.files = List.copyOf(files);
        erasure.persist();
        trail.record(request.requestedBy(), AuditAction.DELETE, subject.id(), "visit erased");
        jobs.enqueueAt(FinishErasure.KIND, erasure.id, clock.instant().plus(NET));
        ledger.enter(subject.id());
        return erasure.id;
    }

    /**
     * Deletes the files, closes the entry and signs its certificate. Called again, it goes on where it stopped.
     *
     * @throws UnclearOwner when a file has no owner or several; then the entry says so and stays open
     */
    @Transactional(Transactional.TxType.NEVER)
    public void finish(UUID erasureId) throws IOException {
        Erasure begun = QuarkusTransaction.requiringNew().call(() -> Erasure.findById(erasureId));
        ledger.share(begun.visitId);
        Map<String, Integer> unclear = new TreeMap<>();
        for (String file : begun.files) {
            int owners = owners(file);
            if (owners != 1) {
                unclear.put(file, owners);
            }
        }
        if (!unclear.isEmpty()) {
            UnclearOwner why = UnclearOwner.of(unclear);
            QuarkusTransaction.requiringNew().run(() -> stop(Erasure.findById(erasureId), why));
            throw why;
        }
        QuarkusTransaction.requiringNew().run(() -> close(Erasure.findById(erasureId)));
    }

    /**
     * Has every holder delete what it owns of the file. Two owners are no better than none: one of them answers for a file
     * that is not its own, and would say of the next such file that it is gone.
     */
    private int owners(String file) throws IOException {
        int owners = 0;
        for (PersonalDataHolder holder : holders) {
            if (holder.delete(file)) {
                owners++;
            }
        }
        return owners;
    }

    private static void stop(Erasure erasure, UnclearOwner why) {
        erasure.stop(why.reason());
        LOG.errorf(
                "Erasure is stuck: %s erasureId=%s tenantId=%s visitId=%s",
                why.reason(), erasure.id, erasure.tenantId(), erasure.visitId);
    }

    private void close(Erasure erasure) {
        if (erasure.isComplete()) {
            return;
        }
        erasure.complete(clock.instant());
        erasure.statement(mien.publicUrl().toString()).ifPresent(statement -> {
            erasure.certificate = certificates.sign(statement);
            trail.record(erasure.requester(), AuditAction.CERTIFY, erasure.visitId, "certificate " + erasure.id);
        });
    }
}
