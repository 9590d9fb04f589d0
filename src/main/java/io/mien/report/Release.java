package io.mien.report;

import io.mien.privacy.Actor;
import io.mien.tenancy.TenantScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One act of publishing: which figures it renewed and how many kept what they were. */
@Entity
public class Release extends TenantScoped {

    @Column(name = "campaign_id")
    public UUID campaignId;

    /** 1 is the campaign's first. */
    public int number;

    @Column(name = "published_at")
    public Instant publishedAt;

    @Column(name = "published_by")
    public String publishedBy;

    /** Figures that it put into view. */
    public int fresh;

    /** Figures that keep their former release, because fewer than ten people would have made the difference. */
    public int kept;

    static Release next(UUID campaignId, Actor by, Instant now) {
        Release release = new Release();
        release.campaignId = campaignId;
        release.number = latest(campaignId).map(last -> last.number).orElse(0) + 1;
        release.publishedAt = now;
        release.publishedBy = by.stored();
        return release;
    }

    public static Optional<Release> latest(UUID campaignId) {
        return find("campaignId = ?1 order by number desc", campaignId).firstResultOptional();
    }

    static List<Release> newestFirst(UUID campaignId) {
        return list("campaignId = ?1 order by number desc", campaignId);
    }

    /** Of several campaigns; those that were never published have none. */
    public static List<Release> latestOf(List<UUID> campaigns) {
        return list(
                "campaignId in ?1 and number = (select max(other.number) from Release other"
                        + " where other.campaignId = campaignId)",
                campaigns);
    }
}
