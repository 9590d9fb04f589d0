package io.mien.campaign;

import io.mien.platform.Problem;
import io.mien.tenancy.TenantScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A video under test. The stored file is one that browsers play: the upload itself or its rendition. */
@Entity
public class Ad extends TenantScoped {

    @Column(name = "campaign_id")
    public UUID campaignId;

    public int position;
    public String title;

    @Column(name = "file_name")
    public String fileName;

    @Column(name = "content_type")
    public String contentType;

    @Column(name = "storage_key")
    public String storageKey;

    @Column(name = "poster_key")
    public String posterKey;

    @Column(name = "size_bytes")
    public long sizeBytes;

    public byte[] digest;

    @Column(name = "duration_ms")
    public int durationMs;

    public int width;
    public int height;

    /** True when the stored file was made from an upload that not every browser plays. */
    public boolean rendition;

    /** True when it means little without its sound: respondents show first that they can hear. */
    @Column(name = "needs_sound")
    public boolean needsSound;

    @Column(name = "created_at")
    public Instant createdAt;

    public static Ad required(UUID id) {
        return Ad.<Ad>find("id", id).firstResultOptional().orElseThrow(Problem::notFound);
    }

    public static List<Ad> ofCampaign(UUID campaignId) {
        return list("campaignId = ?1 order by position", campaignId);
    }

    /** The ad of this campaign, or the answer that tells nothing. */
    public static Ad required(UUID campaignId, UUID id) {
        return Ad.<Ad>find("campaignId = ?1 and id = ?2", campaignId, id)
                .firstResultOptional()
                .orElseThrow(Problem::notFound);
    }
}
