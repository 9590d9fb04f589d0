package io.mien.campaign;

import io.mien.platform.Ids;
import io.mien.platform.ObjectStore;
import io.mien.tenancy.TenantContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

/**
 * Takes a video in: refuse early, store it, put it on the campaign; what not every browser plays is converted afterwards. No
 * transaction waits for ffmpeg.
 */
@ApplicationScoped
public class AdIntake {
    private final Campaigns campaigns;
    private final VideoStudio studio;
    private final ObjectStore store;
    private final AdFiles files;
    private final TenantContext tenants;

    AdIntake(Campaigns campaigns, VideoStudio studio, ObjectStore store, AdFiles files, TenantContext tenants) {
        this.campaigns = campaigns;
        this.studio = studio;
        this.store = store;
        this.files = files;
        this.tenants = tenants;
    }

    public Ad take(UUID campaignId, AdUpload upload) {
        campaigns.requireRoom(campaignId, 0);
        try (Folder folder = Folder.fresh()) {
            VideoStudio.Video video = studio.look(upload.file(), folder.path());
            campaigns.requireRoom(campaignId, video.durationMs());
            return keep(campaignId, upload, video);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Ad keep(UUID campaignId, AdUpload upload, VideoStudio.Video video) throws IOException {
        UUID id = Ids.next();
        String key = "%s/ads/%s/film".formatted(tenants.required(), id);
        String posterKey = "%s/ads/%s/poster".formatted(tenants.required(), id);
        String sourceKey = "%s/ads/%s/source".formatted(tenants.required(), id);
        String there = video.playable() ? key : sourceKey;
        try {
            byte[] digest = files.put(there, video.file());
            files.put(posterKey, video.poster());
            return campaigns.add(
                    campaignId,
                    new PreparedAd(
                            id,
                            upload.title(),
                            upload.fileName(),
                            video.contentType(),
                            key,
                            posterKey,
                            video.playable() ? null : sourceKey,
                            store.size(there),
                            digest,
                            video.durationMs(),
                            video.width(),
                            video.height()));
        } catch (RuntimeException | IOException e) {
            files.delete(there, posterKey);
            throw e;
        }
    }
}
