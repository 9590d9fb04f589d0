package io.mien.campaign;

import io.mien.platform.Problem;
import io.mien.tenancy.TenantScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** What is said in an ad, or seen in it, as text in one language: captions to read, descriptions to have read out. */
@Entity
@Table(name = "ad_track")
public class AdTrack extends TenantScoped {

    @Column(name = "ad_id")
    public UUID adId;

    @Enumerated(EnumType.STRING)
    public Kind kind;

    /** IETF language tag. */
    public String language;

    /** WebVTT, cues alone. */
    public String body;

    public int cues;

    @Column(name = "created_at")
    public Instant createdAt;

    public enum Kind {
        CAPTIONS,
        DESCRIPTIONS;

        /** As HTML and people name it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static AdTrack required(UUID adId, UUID id) {
        return AdTrack.<AdTrack>find("adId = ?1 and id = ?2", adId, id)
                .firstResultOptional()
                .orElseThrow(Problem::notFound);
    }

    public static List<AdTrack> ofAds(Collection<UUID> adIds) {
        return list("adId in ?1 order by kind, language", adIds);
    }

    /** Puts the text on the ad; it takes the place of an earlier one of its kind and language. */
    static AdTrack put(Ad ad, Kind kind, String language, WebVtt text, Instant now) {
        AdTrack track = ofAds(List.of(ad.id)).stream()
                .filter(each -> each.kind == kind && each.language.equals(language))
                .findFirst()
                .orElseGet(AdTrack::new);
        track.adId = ad.id;
        track.kind = kind;
        track.language = language;
        track.body = text.toString();
        track.cues = text.cues().size();
        track.createdAt = now;
        track.persist();
        return track;
    }

    /** The same text on another ad. */
    void copyTo(Ad ad, Instant now) {
        AdTrack copy = new AdTrack();
        copy.adId = ad.id;
        copy.kind = kind;
        copy.language = language;
        copy.body = body;
        copy.cues = cues;
        copy.createdAt = now;
        copy.persist();
    }
}
