package io.mien.recording;

import io.mien.jobs.FinalFailure;
import io.mien.jobs.Job;
import io.mien.media.Remux;
import io.mien.media.VideoFile;
import io.mien.media.VideoLimits;
import io.mien.media.VideoProbe;
import io.mien.media.VideoRefused;
import io.mien.platform.MienConfig;
import io.mien.platform.ObjectStore;
import io.mien.platform.PassingFile;
import io.mien.tenancy.TenantContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes the copy of a kept recording that players can seek in; the original has neither duration nor index and is never
 * served. Recordings that are deleted after their analysis get none.
 */
@ApplicationScoped
public class PlayableCopy implements Job {
    static final String KIND = "copy-for-playing";

    private final ObjectStore store;
    private final RecordingFiles files;
    private final VideoProbe probe;
    private final Remux remux;
    private final TenantContext tenants;
    private final MienConfig config;

    PlayableCopy(
            ObjectStore store,
            RecordingFiles files,
            VideoProbe probe,
            Remux remux,
            TenantContext tenants,
            MienConfig config) {
        this.store = store;
        this.files = files;
        this.probe = probe;
        this.remux = remux;
        this.tenants = tenants;
        this.config = config;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(UUID recordingId) throws IOException {
        Optional<Recording> kept = QuarkusTransaction.requiringNew().call(() -> kept(recordingId));
        boolean playable = kept.isPresent() && note(recordingId, copy(kept.get()));
        if (!playable) {
            files.delete(Recording.key(tenants.required(), recordingId));
        }
    }

    /** Returns the media type of the copy. */
    private String copy(Recording recording) throws IOException {
        try (ObjectStore.LocalFile original = store.local(recording.storageKey);
                PassingFile copy = PassingFile.under(config.home())) {
            VideoFile file = probe.probe(
                    original.path(), VideoLimits.ofRecordings(recording.acknowledgedBytes, RecordingLimits.MAX_LENGTH));
            remux.copy(original.path(), file, copy.path());
            try (InputStream bytes = Files.newInputStream(copy.path())) {
                store.put(Recording.playableKey(recording.storageKey), bytes);
            }
            return file.mediaType();
        } catch (VideoRefused refused) {
            throw new FinalFailure(refused.sentence(), refused);
        }
    }

    /** False when the recording was withdrawn or its time ran out meanwhile. */
    private static boolean note(UUID recordingId, String type) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Optional<Recording> kept = Recording.locked(recordingId).filter(Recording::hasVideo);
            kept.ifPresent(recording -> recording.offerForPlaying(type));
            return kept.isPresent();
        });
    }

    private static Optional<Recording> kept(UUID recordingId) {
        return Recording.<Recording>find("id", recordingId)
                .firstResultOptional()
                .filter(Recording::hasVideo);
    }
}
