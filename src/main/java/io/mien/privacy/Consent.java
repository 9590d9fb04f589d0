package io.mien.privacy;

import io.mien.tenancy.TenantScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a person agreed to: the exact text, its language and the purposes ticked. Without it no byte is accepted. */
@Entity
public class Consent extends TenantScoped {

    @Column(name = "session_id")
    public UUID sessionId;

    @Column(name = "text_version")
    public String textVersion;

    @Column(name = "text_digest")
    public byte[] textDigest;

    public String language;
    public List<String> purposes;

    @Column(name = "given_at")
    public Instant givenAt;

    /** The latest of the visit; agreeing to something else leaves the earlier one as it is. */
    public static Optional<Consent> ofSession(UUID sessionId) {
        return find("sessionId = ?1 order by givenAt desc", sessionId).firstResultOptional();
    }

    /** True when the visit's latest consent is for this. */
    public static boolean hasPurpose(UUID sessionId, String purpose) {
        return ofSession(sessionId)
                .map(consent -> consent.purposes.contains(purpose))
                .orElse(false);
    }

    public static void give(UUID sessionId, Text text, String language, List<String> purposes, Instant now) {
        Consent consent = new Consent();
        consent.sessionId = sessionId;
        consent.textVersion = text.version();
        consent.textDigest = text.digest();
        consent.language = language;
        consent.purposes = purposes;
        consent.givenAt = now;
        consent.persist();
    }

    /**
     * The words agreed to.
     *
     * @param digest SHA-256 of the text as it was shown
     */
    public record Text(String version, byte[] digest) {}
}
