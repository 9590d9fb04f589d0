package io.mien.campaign;

import io.mien.jobs.FinalFailure;
import io.mien.jobs.Job;
import io.mien.media.VideoRefused;
import io.mien.platform.ObjectStore;
import io.mien.tenancy.TenantContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.DoublePredicate;
import org.jboss.logging.Logger;

/**
 * Converts an upload that not every browser plays. May die at any moment and run again: the copy takes the place of an earlier
 * one, and the upload goes only after the ad says that its copy is there.
 */
@ApplicationScoped
class AdPreparation implements Job {
    static final String KIND = "ad-preparation";

    private static final Logger LOG = Logger.getLogger(AdPreparation.class);
    private static final String HERE =
            "It could not be converted on this server at the moment. Try again, or upload it as an mp4 with H.264 and AAC.";

    private final VideoStudio studio;
    private final ObjectStore store;
    private final AdFiles files;
    private final TenantContext tenants;

    AdPreparation(VideoStudio studio, ObjectStore store, AdFiles files, TenantContext tenants) {
        this.studio = studio;
        this.store = store;
        this.files = files;
        this.tenants = tenants;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(UUID adId) throws IOException {
        Optional<Ad> asked = find(adId);
        if (asked.isPresent() && asked.get().state == AdState.PREPARING) {
            prepare(asked.get());
        }
        removeSource(adId);
    }

    @Override
    public void park(UUID adId, Throwable cause) {
        String reason = cause instanceof FinalFailure ? String.valueOf(cause.getMessage()) : HERE;
        QuarkusTransaction.requiringNew().run(() -> Ad.locked(adId)
                .filter(ad -> ad.state == AdState.PREPARING)
                .ifPresent(ad -> ad.fail(reason)));
    }

    private void prepare(Ad ad) throws IOException {
        try (Folder folder = Folder.fresh();
                ObjectStore.LocalFile source = store.local(String.valueOf(ad.sourceKey))) {
            Optional<VideoStudio.Video> made = studio.remake(source.path(), folder.path(), telling(ad.id));
            if (made.isEmpty()) {
                return;
            }
            VideoStudio.Video video = made.get();
            byte[] digest = files.put(ad.storageKey, video.file());
            files.put(ad.posterKey, video.poster());
            long bytes = store.size(ad.storageKey);
            if (!note(ad.id, video, new StoredFile(bytes, digest))) {
                files.delete(ad);
            }
        } catch (VideoRefused refused) {
            throw new FinalFailure(refused.sentence(), refused);
        }
    }

    /** False when the ad was taken off meanwhile. */
    private static boolean note(UUID adId, VideoStudio.Video video, StoredFile stored) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Optional<Ad> waiting = Ad.locked(adId).filter(ad -> ad.state == AdState.PREPARING);
            waiting.ifPresent(ad -> ad.becomeReady(video, stored));
            return waiting.isPresent();
        });
    }

    /** Of an ad that is ready. */
    private void removeSource(UUID adId) {
        find(adId)
                .filter(ad -> ad.state == AdState.READY && ad.sourceKey != null)
                .ifPresent(ad -> {
                    files.delete(String.valueOf(ad.sourceKey));
                    QuarkusTransaction.requiringNew().run(() -> Ad.locked(adId).ifPresent(Ad::forgetSource));
                });
    }

    /**
     * Heard on a thread of the converter, which does not wait for a database that is away: then it goes on. It stops once the ad
     * was taken off.
     */
    private DoublePredicate telling(UUID adId) {
        UUID tenant = tenants.required();
        return share -> {
            try {
                return tenants.runAs(
                        tenant, () -> QuarkusTransaction.requiringNew().call(() -> {
                            Optional<Ad> there = Ad.locked(adId);
                            there.ifPresent(ad -> ad.tell(share));
                            return there.isPresent();
                        }));
            } catch (RuntimeException e) {
                LOG.infof(e, "Progress could not be told adId=%s", adId);
                return true;
            }
        };
    }

    private static Optional<Ad> find(UUID adId) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Ad.<Ad>find("id", adId).firstResultOptional());
    }
}
