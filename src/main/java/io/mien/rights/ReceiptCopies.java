package io.mien.rights;

import io.mien.platform.Flow;
import io.mien.platform.MienConfig;
import io.mien.privacy.Actor.Respondent;
import io.mien.privacy.AuditAction;
import io.mien.privacy.AuditTrail;
import io.mien.privacy.DataCopies;
import io.mien.privacy.Subject;
import io.mien.visit.ReceiptCode;
import io.mien.visit.Visit;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The copy of their data that a person takes away by receipt code: gathered at once, and sent when it is whole. */
@ApplicationScoped
class ReceiptCopies {
    private final ReceiptTenants receipts;
    private final MienConfig config;
    private final DataCopies copies;
    private final AuditTrail trail;

    ReceiptCopies(ReceiptTenants receipts, MienConfig config, DataCopies copies, AuditTrail trail) {
        this.receipts = receipts;
        this.config = config;
        this.copies = copies;
        this.trail = trail;
    }

    Optional<Flow> take(ReceiptCode code) {
        return receipts.as(code, () -> QuarkusTransaction.requiringNew()
                .call(() -> gathered(code))
                .map(this::write));
    }

    private Optional<DataCopies.Copy> gathered(ReceiptCode code) {
        Optional<Visit> visit = Visit.byReceipt(code.digest());
        visit.ifPresent(
                own -> trail.record(Respondent.byReceipt(own.id), AuditAction.EXPORT, own.id, "own data downloaded"));
        return visit.map(own -> copies.of(new Subject.Visit(own.id)));
    }

    private Flow write(DataCopies.Copy copy) {
        try {
            return Flow.written(config.home(), out -> copies.write(copy, out));
        } catch (IOException e) {
            throw new UncheckedIOException("The copy could not be written", e);
        }
    }
}
