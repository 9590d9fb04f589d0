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
    /** Agreed to, and no newer version of the same text has been published since. */
    private static final String CURRENT = """
            from Consent consent join ConsentText text on text.id = consent.textId
            where consent.visitId = %s and not exists (
                select 1 from ConsentText newer
                where newer.campaignId = text.campaignId and newer.pack = text.pack
                  and newer.language = text.language and newer.version > text.version)
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
        return getEntityManager()
                        .createQuery("select count(*) " + CURRENT.formatted("?1"), Long.class)
                        .setParameter(1, visitId)
                        .getSingleResult()
                > 0;
    }

    /**
     * {@link #isCurrent} as a condition of a query.
     *
     * @param visit expression of the visit's id in it
     */
    public static String current(String visit) {
        return "exists (select 1 " + CURRENT.formatted(visit) + ")";
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
