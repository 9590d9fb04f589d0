package io.mien.facialcoding;

import io.mien.jobs.Job;
import io.mien.platform.ObjectStore;
import io.mien.recording.Recording;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Deletes a recording's video once its traces are stored, as the notice promises. */
@ApplicationScoped
class VideoDeletion implements Job {
    static final String KIND = "delete-video";

    private final ObjectStore store;
    private final Clock clock;

    VideoDeletion(ObjectStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(UUID recordingId) throws IOException {
        Optional<String> key =
                QuarkusTransaction.requiringNew().call(() -> find(recordingId).map(recording -> recording.storageKey));
        if (key.isEmpty()) {
            return;
        }
        store.delete(key.get());
        QuarkusTransaction.requiringNew().run(() -> find(recordingId)
                .filter(recording -> recording.videoDeletedAt == null)
                .ifPresent(recording -> recording.videoDeletedAt = clock.instant()));
    }

    private static Optional<Recording> find(UUID recordingId) {
        return Recording.find("id", recordingId).firstResultOptional();
    }
}
