package io.mien.recording;

import io.mien.fieldwork.CurrentVisit;
import io.mien.fieldwork.Exposure;
import io.mien.platform.ObjectStore;
import io.mien.platform.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.UUID;

/** Turns a finished upload into a recording: bytes compared with what was sent, moved to the store, then made known. */
@ApplicationScoped
class Completion {
    private final CurrentVisit visit;
    private final Uploads uploads;
    private final UploadLocks locks;
    private final Spool spool;
    private final ObjectStore store;
    private final Event<RecordingCompleted> completed;
    private final Clock clock;

    Completion(
            CurrentVisit visit,
            Uploads uploads,
            UploadLocks locks,
            Spool spool,
            ObjectStore store,
            Event<RecordingCompleted> completed,
            Clock clock) {
        this.visit = visit;
        this.uploads = uploads;
        this.locks = locks;
        this.spool = spool;
        this.store = store;
        this.completed = completed;
        this.clock = clock;
    }

    /** Completes the recording of an exposure. Asked again with the same bytes, it changes nothing. */
    void of(UUID exposureId, SliceList sent) throws IOException {
        Recording recording = QuarkusTransaction.requiringNew().call(() -> ofExposure(exposureId));
        locks.alone(recording.id, () -> {}, () -> finished(exposureId, sent));
    }

    private Recording finished(UUID exposureId, SliceList sent) throws IOException {
        Recording recording = QuarkusTransaction.requiringNew().call(() -> ofExposure(exposureId));
        if (recording.state != RecordingState.UPLOADING) {
            return recording.requireSame(sent.sliceDigest());
        }
        sent.checkAgainst(uploads.offset(recording));
        receive(recording, verified(recording, sent));
        return recording;
    }

    private Recording ofExposure(UUID exposureId) {
        Exposure exposure = visit.exposure(exposureId);
        Recording recording = Recording.ofExposure(exposure.id).orElseThrow(() -> UploadRefused.incomplete(0));
        uploads.ofVisit(recording.id).requireNotAbandoned(clock.instant());
        if (!exposure.hasLog()) {
            throw UploadRefused.withoutLog();
        }
        return recording;
    }

    private SliceList.Digests verified(Recording recording, SliceList sent) throws IOException {
        try (InputStream head = spool.open(recording.storageKey)) {
            if (!Container.isVideo(head.readNBytes(Container.HEAD))) {
                throw UploadRefused.notVideo();
            }
        }
        try (InputStream stored = spool.open(recording.storageKey)) {
            return sent.verified(stored);
        }
    }

    /** Stored first, then said: a crash between leaves an object that the next try writes again. */
    private void receive(Recording recording, SliceList.Digests digests) throws IOException {
        try (InputStream bytes = spool.open(recording.storageKey)) {
            store.put(recording.storageKey, bytes);
        }
        try {
            QuarkusTransaction.requiringNew().run(() -> announce(recording.id, digests));
        } catch (Problem gone) {
            store.delete(recording.storageKey);
            throw gone;
        } finally {
            spool.deleteQuietly(recording.storageKey);
        }
    }

    private void announce(UUID id, SliceList.Digests digests) {
        Recording recording = uploads.ofVisit(id);
        recording.receive(digests, clock.instant());
        visit.exposure(recording.exposureId).recorded();
        visit.session().seen(clock.instant());
        completed.fire(new RecordingCompleted(id));
    }
}
