package io.mien.rights;

import io.mien.campaign.Campaign;
import io.mien.consent.CameraFreeWords;
import io.mien.consent.Terms;
import io.mien.language.Language;
import io.mien.privacy.Actor.Respondent;
import io.mien.privacy.AuditAction;
import io.mien.privacy.AuditTrail;
import io.mien.privacy.Consent;
import io.mien.privacy.Erasure;
import io.mien.privacy.Erasures;
import io.mien.privacy.PersonalDataHolder.Holding;
import io.mien.privacy.Subject;
import io.mien.rights.RightsPages.Agreed;
import io.mien.rights.RightsPages.ErasedVisit;
import io.mien.rights.RightsPages.Receipt;
import io.mien.rights.RightsPages.Stock;
import io.mien.visit.ReceiptCode;
import io.mien.visit.VideoPromise;
import io.mien.visit.Visit;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a receipt code opens: a view of what is stored, its withdrawal, and the certificate once it is gone. */
@ApplicationScoped
class Receipts {
    private final ReceiptTenants tenants;
    private final Erasures erasures;
    private final Withdrawal withdrawal;
    private final ErasedVisits erasedVisits;
    private final AuditTrail trail;

    Receipts(
            ReceiptTenants tenants,
            Erasures erasures,
            Withdrawal withdrawal,
            ErasedVisits erasedVisits,
            AuditTrail trail) {
        this.tenants = tenants;
        this.erasures = erasures;
        this.withdrawal = withdrawal;
        this.erasedVisits = erasedVisits;
        this.trail = trail;
    }

    /** What is stored; empty when nothing is, or nothing any more. */
    Optional<Receipt> open(ReceiptCode code) {
        return tenants.as(code, () -> QuarkusTransaction.requiringNew().call(() -> {
            Optional<Visit> visit = Visit.byReceipt(code.digest());
            visit.ifPresent(
                    own -> trail.record(Respondent.byReceipt(own.id), AuditAction.VIEW, own.id, "own data shown"));
            return visit.map(own -> receipt(code, own));
        }));
    }

    /** Withdraws; asked again, the answer is the same. */
    Optional<ErasedVisit> withdraw(ReceiptCode code) {
        return tenants.as(code, () -> withdrawal
                        .of(() -> Visit.byReceipt(code.digest()), Respondent::byReceipt)
                        .map(erasedVisits::of))
                .or(() -> gone(code));
    }

    /** What is left of a visit that was withdrawn. */
    Optional<ErasedVisit> gone(ReceiptCode code) {
        return erasure(code).map(erasedVisits::of);
    }

    /** The signed certificate as it is stored. */
    Optional<String> certificate(ReceiptCode code) {
        return erasure(code).flatMap(erasure -> Optional.ofNullable(erasure.certificate));
    }

    private Optional<Erasure> erasure(ReceiptCode code) {
        return tenants.as(code, () -> QuarkusTransaction.requiringNew().call(() -> Erasure.byReceipt(code.digest())));
    }

    private Receipt receipt(ReceiptCode code, Visit visit) {
        Campaign campaign = Campaign.required(visit.campaignId);
        List<Holding> holdings = erasures.holdings(new Subject.Visit(visit.id));
        Stock stock = new Stock(count(holdings, "recording"), count(holdings, "trace"), count(holdings, "timing-log"));
        return new Receipt(
                code.shown(),
                visit.day(),
                new VideoPromise(visit, campaign).storedUntil(),
                stock,
                Consent.ofVisit(visit.id).map(Receipts::agreed).orElse(null),
                campaign.controller,
                campaign.controllerContact);
    }

    private static @Nullable Agreed agreed(Consent consent) {
        return consent.text()
                .filter(text -> !CameraFreeWords.PLACE.equals(text.pack))
                .map(text -> new Agreed(
                        LocalDate.ofInstant(consent.givenAt, ZoneOffset.UTC),
                        Terms.answered(text, consent),
                        Language.of(text.language)))
                .orElse(null);
    }

    private static int count(List<Holding> holdings, String kind) {
        return holdings.stream()
                .filter(holding -> holding.kind().equals(kind))
                .mapToInt(Holding::count)
                .sum();
    }
}
