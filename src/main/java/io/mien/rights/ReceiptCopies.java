package io.mien.rights;

import io.mien.privacy.Actor.Respondent;
import io.mien.privacy.AuditAction;
import io.mien.privacy.AuditTrail;
import io.mien.privacy.DataCopies;
import io.mien.privacy.Subject;
import io.mien.tenancy.TenantContext;
import io.mien.visit.ReceiptCode;
import io.mien.visit.Visit;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;

/** The copy of their data that a person takes away by receipt code: gathered at once, its videos read as they are sent. */
@ApplicationScoped
class ReceiptCopies {
    private final ReceiptTenants receipts;
    private final TenantContext tenants;
    private final DataCopies copies;
    private final AuditTrail trail;

    ReceiptCopies(ReceiptTenants receipts, TenantContext tenants, DataCopies copies, AuditTrail trail) {
        this.receipts = receipts;
        this.tenants = tenants;
        this.copies = copies;
        this.trail = trail;
    }

    Optional<StreamingOutput> take(ReceiptCode code) {
        return receipts.as(code, () -> {
            UUID tenant = tenants.required();
            return QuarkusTransaction.requiringNew()
                    .call(() -> gathered(code))
                    .map(copy -> out -> tenants.runAs(tenant, () -> write(copy, out)));
        });
    }

    private Optional<DataCopies.Copy> gathered(ReceiptCode code) {
        Optional<Visit> visit = Visit.byReceipt(code.digest());
        visit.ifPresent(
                own -> trail.record(Respondent.byReceipt(own.id), AuditAction.EXPORT, own.id, "own data downloaded"));
        return visit.map(own -> copies.of(new Subject.Visit(own.id)));
    }

    private void write(DataCopies.Copy copy, OutputStream out) {
        try {
            copies.write(copy, out);
        } catch (IOException e) {
            throw new UncheckedIOException("The copy could not be sent", e);
        }
    }
}
