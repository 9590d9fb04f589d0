package io.mien.rights;

import io.mien.privacy.Actor;
import io.mien.privacy.ErasedBefore;
import io.mien.privacy.ErasedBefore.RestoredVisit;
import io.mien.privacy.ErasureLedger;
import io.mien.tenancy.TenantContext;
import io.mien.visit.Visit;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Erases again what a restored backup brought back, before anybody is served and before any job runs. Where a part of the ledger
 * lies in a bucket that is away, Mien starts and is not ready until it has read it.
 */
@ApplicationScoped
class LedgerReplay {
    private static final Logger LOG = Logger.getLogger(LedgerReplay.class);
    private static final int PAUSE_SECONDS = 10;

    private final ErasureLedger ledger;
    private final ErasedBefore erasedBefore;
    private final Withdrawal withdrawal;
    private final TenantContext tenants;
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "ledger-replay");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean replayed;

    LedgerReplay(ErasureLedger ledger, ErasedBefore erasedBefore, Withdrawal withdrawal, TenantContext tenants) {
        this.ledger = ledger;
        this.erasedBefore = erasedBefore;
        this.withdrawal = withdrawal;
        this.tenants = tenants;
    }

    /** After the tenants are there and before the sample, and the queue of jobs. */
    void start(@Observes @Priority(150) StartupEvent started) {
        attempt();
    }

    void stop(@Observes ShutdownEvent stopping) {
        later.shutdownNow();
    }

    boolean isDone() {
        return replayed;
    }

    private void attempt() {
        try {
            replay();
            replayed = true;
        } catch (IOException away) {
            LOG.warnf("The ledger of erasures cannot be read; Mien is not ready until it can: %s", away.getMessage());
            later.schedule(this::attempt, PAUSE_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Returns how many visits were there although they had been erased. */
    int replay() throws IOException {
        ledger.enterAll(erasedBefore.known());
        List<RestoredVisit> back = erasedBefore.among(ledger.all());
        for (RestoredVisit visit : back) {
            tenants.runAs(visit.tenantId(), () -> erase(visit));
        }
        if (!back.isEmpty()) {
            LOG.warnf(
                    "%d visits that had been erased came back with a restored backup and were erased again",
                    back.size());
        }
        return back.size();
    }

    private void erase(RestoredVisit visit) {
        withdrawal.of(
                () -> Visit.<Visit>find("id", visit.visitId()).firstResultOptional(), id -> Actor.Worker.START_UP);
    }
}
