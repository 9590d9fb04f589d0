package io.mien.results;

import io.mien.tenancy.TenantScoped;
import io.mien.trace.Measure;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Sums over the valid exposures of one ad in one country; dirty until folded from its exposures. */
@Entity
@Table(name = "ad_aggregate")
public class AdAggregate extends TenantScoped {

    @Column(name = "ad_id")
    public UUID adId;

    @JdbcTypeCode(SqlTypes.CHAR)
    public String country;

    @Column(name = "spec_version")
    public int specVersion;

    public boolean dirty;

    @Nullable
    @Column(name = "folded_at")
    public Instant foldedAt;

    /** The fold's own byte form, null before the first. */
    @Nullable
    public byte[] sums;

    /** Names and digests of the models behind the sums; null before the first fold. */
    @Nullable
    public List<String> models;

    /** False when one of the models may serve research and evaluation only; null before the first fold. */
    @Nullable
    @Column(name = "commercial_use")
    public Boolean commercialUse;

    /** {@link Exclusions} as lines, null before the first fold. */
    @Nullable
    public List<String> exclusions;

    /** What was folded, unless a trace has changed since or the ad has another length. */
    Optional<AdFold> fold(int bins) {
        return dirty ? Optional.empty() : kept(bins);
    }

    /** What was folded since that moment, whatever changed after it. */
    Optional<AdFold> foldSince(Instant moment, int bins) {
        return foldedAt != null && foldedAt.isAfter(moment) ? kept(bins) : Optional.empty();
    }

    private Optional<AdFold> kept(int bins) {
        if (sums == null || models == null || commercialUse == null || exclusions == null) {
            return Optional.empty();
        }
        if (!AdSums.canDecode(sums)) {
            return Optional.empty();
        }
        AdSums decoded = AdSums.decode(sums);
        return decoded.bins() == bins
                ? Optional.of(new AdFold(decoded, models, commercialUse, Exclusions.parse(exclusions)))
                : Optional.empty();
    }

    void keep(AdFold fold, Instant now) {
        sums = fold.sums().encode();
        models = fold.models();
        commercialUse = fold.commercialUse();
        exclusions = fold.exclusions().lines();
        dirty = false;
        foldedAt = now;
    }

    /** Of all countries that have one, by country. */
    static Map<String, AdAggregate> ofAd(UUID adId) {
        return AdAggregate.<AdAggregate>list("adId = ?1 and specVersion = ?2", adId, Measure.SPEC_VERSION).stream()
                .collect(Collectors.toMap(aggregate -> aggregate.country, Function.identity()));
    }

    /** Every country of which a trace of one of the campaign's ads was ever stored, under whatever formulas. */
    static List<String> countries(UUID campaignId) {
        return find(
                        "select distinct each.country from AdAggregate each join Ad ad on ad.id = each.adId"
                                + " where ad.campaignId = ?1",
                        campaignId)
                .project(String.class)
                .list();
    }

    static Optional<AdAggregate> of(UUID adId, String country) {
        return find("adId = ?1 and country = ?2 and specVersion = ?3", adId, country, Measure.SPEC_VERSION)
                .firstResultOptional();
    }
}
