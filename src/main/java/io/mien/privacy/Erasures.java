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
import java.util.List;
import java.util.UUID;

/**
 * Erases visits through everyone who holds something of them: rows and figures in one transaction, files right after its
 * commit. A job repeats what a crash or a failing store left.
 */
@ApplicationScoped
public class Erasures {
    /** The request deletes the files itself; the job comes after it. */
    private static final Duration NET = Duration.ofSeconds(20);

    private final List<PersonalDataHolder> holders;
    private final AuditTrail trail;
    private final Certificates certificates;
    private final MienConfig mien;
    private final JobQueue jobs;
    private final Clock clock;

    Erasures(
            @All List<PersonalDataHolder> holders,
            AuditTrail trail,
            Certificates certificates,
            MienConfig mien,
            JobQueue jobs,
            Clock clock) {
        this.holders = holders;
        this.trail = trail;
        this.certificates = certificates;
        this.mien = mien;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** What all holders keep of the visit. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Holding> holdings(UUID sessionId) {
        return holders.stream()
                .flatMap(holder -> holder.describe(sessionId).stream())
                .toList();
    }

    /**
     * Enters the erasure in the ledger and has every holder prepare it. The caller deletes the visit's row in the same
     * transaction and calls {@link #finish} after it.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public UUID begin(Erasure.Request request) {
        UUID sessionId = request.sessionId();
        Erasure erasure = Erasure.of(request, clock.instant());
        erasure.tell(holdings(sessionId));
        erasure.files = holders.stream()
                .flatMap(holder -> holder.erase(sessionId).stream())
                .toList();
        erasure.persist();
        trail.record(request.requestedBy(), AuditAction.DELETE, sessionId, "visit erased");
        jobs.enqueueAt(FinishErasure.KIND, erasure.id, clock.instant().plus(NET));
        return erasure.id;
    }

    /** Deletes the files, closes the entry and signs its certificate. Called again, it goes on where it stopped. */
    @Transactional(Transactional.TxType.NEVER)
    public void finish(UUID erasureId) throws IOException {
        List<String> files = QuarkusTransaction.requiringNew().call(() -> Erasure.<Erasure>findById(erasureId).files);
        for (String file : files) {
            for (PersonalDataHolder holder : holders) {
                holder.delete(file);
            }
        }
        QuarkusTransaction.requiringNew().run(() -> close(Erasure.findById(erasureId)));
    }

    private void close(Erasure erasure) {
        if (erasure.isComplete()) {
            return;
        }
        erasure.complete(clock.instant());
        erasure.statement(mien.publicUrl().toString()).ifPresent(statement -> {
            erasure.certificate = certificates.sign(statement);
            trail.record(erasure.requestedBy, AuditAction.CERTIFY, erasure.sessionId, "certificate " + erasure.id);
        });
    }
}
