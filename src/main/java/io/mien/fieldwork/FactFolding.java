package io.mien.fieldwork;

import io.mien.jobs.Job;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Folds a campaign's facts, so that counting them stays quick however many people took part. */
@ApplicationScoped
class FactFolding implements Job {
    static final String KIND = "fold-facts";

    private final VisitLedger ledger;

    FactFolding(VisitLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(UUID campaignId) {
        ledger.fold(campaignId);
    }
}
