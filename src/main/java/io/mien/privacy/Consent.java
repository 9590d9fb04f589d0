package io.mien.privacy;

import io.mien.tenancy.TenantScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a person agreed to: the exact text and the purposes ticked in it. Without it no byte is accepted. */
@Entity
public class Consent extends TenantScoped {
    /**
     * Agreed to, and no newer version of the same text has been published since. Its offset keeps PostgreSQL from joining:
     * as long as there are few consents it would look up the visit of each of them, 30 for each slice of an upload.
     */
    private static final String CURRENT = """
            exists (
                select 1 from consent join consent_text text
                    on text.tenant_id = consent.tenant_id and text.id = consent.text_id
                where consent.tenant_id = %1$s.tenant_id and consent.visit_id = %1$s.id and not exists (
                    select 1 from consent_text newer
                    where newer.tenant_id = text.tenant_id and newer.campaign_id = text.campaign_id
                        and newer.pack = text.pack and newer.language = text.language and newer.version > text.version)
                offset 0)
            """;

    @Column(name = "visit_id")
    public UUID visitId;

    /** The text as it was shown; null for a consent from before texts were kept. */
    @Nullable
    @Column(name = "text_id")
    public UUID textId;

    /** Name of the policy pack whose text it was; null for a consent from before there were packs. */
    @Nullable
    public String pack;

    @Column(name = "text_version")
    public String textVersion;

    @Column(name = "text_digest")
    public byte[] textDigest;

    public String language;

    /** What was confirmed as read or released, such as {@code notice}. */
    public List<String> acknowledged;

    /** Words of the {@link Purpose}s ticked. */
    public List<String> purposes;

    @Column(name = "given_at")
    public Instant givenAt;

    /** The latest of the visit; agreeing again leaves the earlier one as it is. */
    public static Optional<Consent> ofVisit(UUID visitId) {
        return find("visitId = ?1 order by givenAt desc", visitId).firstResultOptional();
    }

    static List<Consent> allOf(UUID visitId) {
        return list("visitId = ?1 order by givenAt", visitId);
    }

    public static boolean isCurrent(UUID visitId) {
        return !getEntityManager()
                .createNativeQuery(
                        "select 1 from visit where tenant_id = :tenant and id = :visit and " + current("visit"))
                .setParameter("tenant", bound())
                .setParameter("visit", visitId)
                .getResultList()
                .isEmpty();
    }

    /**
     * {@link #isCurrent} as a condition of a statement in SQL.
     *
     * @param visit name of the visit's row in it
     */
    public static String current(String visit) {
        return CURRENT.formatted(visit);
    }

    public static boolean allows(UUID visitId, Purpose purpose) {
        return ofVisit(visitId)
                .map(consent -> consent.purposes.contains(purpose.word()))
                .orElse(false);
    }

    public static void give(UUID visitId, ConsentText text, Ticks ticks, Instant now) {
        Consent consent = new Consent();
        consent.visitId = visitId;
        consent.textId = text.id;
        consent.pack = text.pack;
        consent.textVersion = Integer.toString(text.version);
        consent.textDigest = text.digest;
        consent.language = text.language;
        consent.acknowledged = ticks.acknowledged();
        consent.purposes = ticks.purposes();
        consent.givenAt = now;
        consent.persist();
    }

    public Optional<ConsentText> text() {
        return textId == null
                ? Optional.empty()
                : ConsentText.find("id", textId).firstResultOptional();
    }

    /** What a person ticked of what the text offered. */
    public record Ticks(List<String> acknowledged, List<String> purposes) {}
}
