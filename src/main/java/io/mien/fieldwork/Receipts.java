package io.mien.fieldwork;

import io.mien.campaign.Campaign;
import io.mien.fieldwork.RespondentPages.Receipt;
import io.mien.privacy.Erasures;
import io.mien.privacy.PersonalDataHolder.Holding;
import io.mien.tenancy.TenantContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** What a receipt code opens: a view of what is stored, and its withdrawal. */
@ApplicationScoped
class Receipts {
    private final TenantLookup lookup;
    private final TenantContext tenants;
    private final Erasures erasures;
    private final Withdrawal withdrawal;

    Receipts(TenantLookup lookup, TenantContext tenants, Erasures erasures, Withdrawal withdrawal) {
        this.lookup = lookup;
        this.tenants = tenants;
        this.erasures = erasures;
        this.withdrawal = withdrawal;
    }

    Optional<Receipt> open(ReceiptCode code) {
        return lookup.ofReceipt(code.digest())
                .flatMap(tenant -> tenants.runAs(tenant, () -> QuarkusTransaction.requiringNew()
                        .call(() ->
                                RespondentSession.byReceipt(code.digest()).map(session -> receipt(code, session)))));
    }

    boolean withdraw(ReceiptCode code) {
        return lookup.ofReceipt(code.digest())
                .map(tenant -> tenants.runAs(
                        tenant, () -> withdrawal.of(() -> RespondentSession.byReceipt(code.digest()), "receipt")))
                .orElse(false);
    }

    private Receipt receipt(ReceiptCode code, RespondentSession session) {
        Campaign campaign = Campaign.required(session.campaignId);
        List<Holding> holdings = erasures.holdings(session.id);
        return new Receipt(
                code.shown(),
                session.day(),
                count(holdings, "recording"),
                session.storedUntil(campaign),
                count(holdings, "trace"),
                campaign.controller,
                campaign.controllerContact);
    }

    private static int count(List<Holding> holdings, String kind) {
        return holdings.stream()
                .filter(holding -> holding.kind().equals(kind))
                .mapToInt(Holding::count)
                .sum();
    }
}
