package io.mien.campaign;

import io.mien.platform.Problem;
import io.mien.tenancy.TenantScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A video under test. The stored file is one that browsers play: the upload itself or its rendition. */
@Entity
public class Ad extends TenantScoped {

    /** The rest is for checking and storing the copy. */
    private static final int MAX_TOLD_PERCENT = 95;

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

    @Enumerated(EnumType.STRING)
    public AdState state = AdState.READY;

    /** Where the upload lies until its copy is there; null where it needs none. */
    @Column(name = "source_key")
    @Nullable
    public String sourceKey;

    /** How much of the copy is made, while it is. */
    @Column(name = "prepared_percent")
    public int preparedPercent;

    /** Why no copy could be made, as a sentence. */
    @Nullable
    public String failure;

    /** True when the stored file was made from an upload that not every browser plays. */
    public boolean rendition;

    /** True when it means little without its sound: respondents first show that they can hear. */
    @Column(name = "needs_sound")
    public boolean needsSound;

    @Column(name = "created_at")
    public Instant createdAt;

    /** The ad for a change of its state; nobody else changes it meanwhile. */
    static Optional<Ad> locked(UUID id) {
        return Ad.<Ad>find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

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

    public boolean isReady() {
        return state == AdState.READY;
    }

    void tell(double share) {
        if (state == AdState.PREPARING) {
            preparedPercent = Math.max(preparedPercent, (int) (MAX_TOLD_PERCENT * share));
        }
    }

    void becomeReady(VideoStudio.Video video, StoredFile stored) {
        become(AdState.READY);
        contentType = video.contentType();
        sizeBytes = stored.bytes();
        digest = stored.digest();
        durationMs = video.durationMs();
        width = video.width();
        height = video.height();
        rendition = true;
    }

    void forgetSource() {
        if (isReady()) {
            sourceKey = null;
        }
    }

    void fail(String reason) {
        become(AdState.FAILED);
        failure = reason;
    }

    void prepareAgain() {
        become(AdState.PREPARING);
        failure = null;
        preparedPercent = 0;
    }

    private void become(AdState next) {
        if (!state.canTransitionTo(next)) {
            throw InvalidTransition.of(state, next);
        }
        state = next;
    }
}
