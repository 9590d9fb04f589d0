package io.mien.visit;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a person came to take part.
 *
 * @param ofAgeAt when they said to be old enough; how old is not kept
 * @param consentedAt when they first agreed
 * @param receiptDigest SHA-256 of the receipt code; null before they agreed
 */
@Embeddable
public record Admission(
        @Nullable @Column(name = "of_age_at") Instant ofAgeAt,
        @Nullable @Column(name = "consented_at") Instant consentedAt,
        @Column(name = "receipt_digest") byte @Nullable [] receiptDigest) {
    static final Admission NONE = new Admission(null, null, null);

    boolean isAgreed() {
        return consentedAt != null;
    }

    Admission ofAge(Instant now) {
        return new Admission(now, consentedAt, receiptDigest);
    }

    Admission agree(byte @Nullable [] receipt, Instant now) {
        return new Admission(ofAgeAt, now, receipt);
    }
}
