package io.mien.privacy;

import io.mien.platform.Digest;
import io.mien.tenancy.TenantScoped;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** The exact words respondents are shown. The database lets nobody change them: other words are another version. */
@Entity
@Immutable
@Table(name = "consent_text")
public class ConsentText extends TenantScoped {

    @Column(name = "campaign_id")
    public UUID campaignId;

    /** Name of the policy pack. */
    public String pack;

    /** Tag of the language. */
    public String language;

    /** Counted from 1 for each campaign, pack and language. */
    public int version;

    /** All that was shown, as JSON. */
    public String words;

    /** SHA-256 of the words in UTF-8. */
    public byte[] digest;

    @Column(name = "published_at")
    public Instant publishedAt;

    /**
     * Whom a text is for.
     *
     * @param pack name of the policy pack
     * @param language tag of the language
     */
    public record Place(UUID campaignId, String pack, String language) {}

    public static Optional<ConsentText> latest(Place place) {
        return at(place, "order by version desc").firstResultOptional();
    }

    public static Optional<ConsentText> version(Place place, int version) {
        return at(place, "and version = " + version).firstResultOptional();
    }

    /** All versions, newest first. */
    public static List<ConsentText> of(Place place) {
        return at(place, "order by version desc").list();
    }

    public static ConsentText publish(Place place, int version, String words, Instant now) {
        ConsentText text = new ConsentText();
        text.campaignId = place.campaignId();
        text.pack = place.pack();
        text.language = place.language();
        text.version = version;
        text.words = words;
        text.digest = Digest.of(words);
        text.publishedAt = now;
        text.persist();
        return text;
    }

    private static PanacheQuery<ConsentText> at(Place place, String rest) {
        return find(
                "campaignId = ?1 and pack = ?2 and language = ?3 " + rest,
                place.campaignId(),
                place.pack(),
                place.language());
    }

    public String hexDigest() {
        return HexFormat.of().formatHex(digest);
    }
}
