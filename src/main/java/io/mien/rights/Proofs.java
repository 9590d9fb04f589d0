package io.mien.rights;

import io.mien.platform.ServerKey;
import io.mien.privacy.Certificate;
import io.mien.privacy.Certificates;
import io.mien.privacy.Erasure;
import io.mien.rights.RightsPages.Gone;
import io.mien.visit.ReceiptCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shows what is left of an erased visit: its receipt code still opens the certificate. */
@ApplicationScoped
class Proofs {
    /** What there is only of somebody who was recorded. */
    private static final Set<String> RECORDED = Set.of("recording", "trace", "timing-log");

    private final Certificates certificates;
    private final ServerKey key;

    Proofs(Certificates certificates, ServerKey key) {
        this.certificates = certificates;
        this.key = key;
    }

    Gone of(Erasure erasure) {
        if (erasure.receiptDigest == null) {
            return Gone.before();
        }
        String code = ReceiptCode.of(key, erasure.visitId).shown();
        boolean recorded = erasure.held(RECORDED);
        return erasure.certificate == null
                ? new Gone(code, recorded, false, null)
                : new Gone(code, recorded, true, certificate(erasure.certificate));
    }

    /** Null when it was signed by a key that is no longer known: then it can only be saved. */
    private @Nullable Certificate certificate(String signed) {
        return certificates.check(signed) instanceof Certificates.Genuine genuine ? genuine.certificate() : null;
    }
}
