package io.mien.rights;

import io.mien.platform.ServerKey;
import io.mien.privacy.Certificate;
import io.mien.privacy.Certificates;
import io.mien.privacy.Erasure;
import io.mien.rights.RightsPages.ErasedVisit;
import io.mien.visit.ReceiptCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shows what is left of an erased visit: its receipt code still opens the certificate. */
@ApplicationScoped
class ErasedVisits {
    /** What there is only of somebody who was recorded. */
    private static final Set<String> RECORDED = Set.of("recording", "trace", "timing-log");

    private final Certificates certificates;
    private final ServerKey key;

    ErasedVisits(Certificates certificates, ServerKey key) {
        this.certificates = certificates;
        this.key = key;
    }

    ErasedVisit of(Erasure erasure) {
        if (erasure.receiptDigest == null) {
            return ErasedVisit.before();
        }
        String code = ReceiptCode.of(key, erasure.visitId).shown();
        boolean recorded = erasure.held(RECORDED);
        return erasure.certificate == null
                ? new ErasedVisit(code, recorded, false, null)
                : new ErasedVisit(code, recorded, true, certificate(erasure.certificate));
    }

    /** Null when it was signed by a key that is no longer known: then it can only be saved. */
    private @Nullable Certificate certificate(String signed) {
        return certificates.check(signed) instanceof Certificates.Genuine genuine ? genuine.certificate() : null;
    }
}
