package io.mien.recording;

import io.mien.jobs.Job;
import io.mien.platform.ObjectStore;
import io.mien.tenancy.TenantContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * Brings a received recording from this process's spool to the store, then makes it known. The request that completed the
 * upload does it at once; the job comes after it and repeats it until the store has the bytes.
 */
@ApplicationScoped
class Delivery implements Job {
    static final String KIND = "deliver-recording";

    private final Spool spool;
    private final ObjectStore store;
    private final RecordingFiles files;
    private final TenantContext tenants;
    private final Event<RecordingCompleted> completed;
    private final Clock clock;

    Delivery(
            Spool spool,
            ObjectStore store,
            RecordingFiles files,
            TenantContext tenants,
            Event<RecordingCompleted> completed,
            Clock clock) {
        this.spool = spool;
        this.store = store;
        this.files = files;
        this.tenants = tenants;
        this.completed = completed;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Patience patience() {
        return Patience.UNTIL_DONE;
    }

    @Override
    public void run(UUID recordingId) throws IOException {
        String key = Recording.key(tenants.required(), recordingId);
        if (awaited(recordingId)) {
            try (InputStream bytes = spool.open(key)) {
                store.put(key, bytes);
            }
        }
        if (announceIfKept(recordingId)) {
            spool.delete(key);
        } else {
            files.delete(key);
        }
    }

    private boolean awaited(UUID recordingId) {
        return QuarkusTransaction.requiringNew().call(() -> find(recordingId)
                .filter(recording -> recording.storedAt == null)
                .isPresent());
    }

    /** Makes it known, once; false when it was withdrawn or its time ran out meanwhile. */
    private boolean announceIfKept(UUID recordingId) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Optional<Recording> kept = find(recordingId);
            kept.filter(recording -> recording.storedAt == null).ifPresent(this::announce);
            return kept.isPresent();
        });
    }

    private void announce(Recording recording) {
        recording.deliver(clock.instant());
        completed.fire(new RecordingCompleted(recording.id));
    }

    private static Optional<Recording> find(UUID recordingId) {
        return Recording.locked(recordingId).filter(Recording::hasVideo);
    }
}
