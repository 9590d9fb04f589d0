package io.mien.campaign;

import io.mien.platform.Problem;
import io.mien.tenancy.TenantScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What staff named at a second of an ad. It changes nothing of what respondents see, so it may be set at any time. */
@Entity
@Table(name = "ad_marker")
public class AdMarker extends TenantScoped {
    /** More would hide the curve. */
    public static final int MAX_PER_AD = 24;

    @Column(name = "campaign_id")
    public UUID campaignId;

    @Column(name = "ad_id")
    public UUID adId;

    /** Whole seconds from the ad's first frame. */
    public int second;

    @Enumerated(EnumType.STRING)
    public Kind kind;

    public String name;

    @Column(name = "created_at")
    public Instant createdAt;

    public enum Kind {
        SCENE("Scene"),
        BRAND("Brand reveal");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** As staff read it. */
        public String words() {
            return words;
        }
    }

    /** In the order of the ad. */
    public static List<AdMarker> ofAd(UUID adId) {
        return list("adId = ?1 order by second, kind", adId);
    }

    static AdMarker required(UUID adId, UUID id) {
        return AdMarker.<AdMarker>find("adId = ?1 and id = ?2", adId, id)
                .firstResultOptional()
                .orElseThrow(Problem::notFound);
    }

    /** @param plan checked against the ad */
    public static AdMarker put(Ad ad, AdMarkerPlan plan, Instant now) {
        AdMarker marker = new AdMarker();
        marker.campaignId = ad.campaignId;
        marker.adId = ad.id;
        marker.second = plan.second();
        marker.kind = plan.kind();
        marker.name = plan.name();
        marker.createdAt = now;
        marker.persist();
        return marker;
    }

    /** The same name at the same second of another ad. */
    void copyTo(Ad ad, Instant now) {
        put(ad, new AdMarkerPlan(second, kind, name), now);
    }

    /** "0:12". */
    public String at() {
        return "%d:%02d".formatted(second / 60, second % 60);
    }
}
