package io.mien.recording;

import io.mien.fieldwork.CurrentVisit;
import io.mien.fieldwork.Exposure;
import io.mien.fieldwork.RespondentSession;
import io.mien.platform.ObjectStore;
import io.mien.platform.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.UUID;

/**
 * Turns a finished upload into a recording: bytes compared with what was sent, moved to the store, then made known. Two
 * requests that do it at once store the same bytes, and the second finds that the first made them known.
 */
@ApplicationScoped
class Completion {
    private final CurrentVisit visit;
    private final Uploads uploads;
    private final Spool spool;
    private final ObjectStore store;
    private final Event<RecordingCompleted> completed;
    private final Clock clock;

    Completion(
            CurrentVisit visit,
            Uploads uploads,
            Spool spool,
            ObjectStore store,
            Event<RecordingCompleted> completed,
            Clock clock) {
        this.visit = visit;
        this.uploads = uploads;
        this.spool = spool;
        this.store = store;
        this.completed = completed;
        this.clock = clock;
    }

    /** Completes the recording of an exposure. Asked again with the same bytes, it changes nothing. */
    void of(UUID exposureId, SliceList sent) throws IOException {
        Recording recording = QuarkusTransaction.requiringNew().call(() -> ofExposure(exposureId));
        if (recording.state != RecordingState.UPLOADING) {
            recording.requireSame(sent.sliceDigest());
            return;
        }
        sent.checkAgainst(uploads.offset(recording));
        try {
            receive(recording, verified(recording, sent));
        } catch (NoSuchFileException taken) {
            QuarkusTransaction.requiringNew().call(() -> ofExposure(exposureId)).requireSame(sent.sliceDigest());
        }
    }

    private Recording ofExposure(UUID exposureId) {
        RespondentSession session = visit.session();
        Exposure exposure = session.exposure(exposureId);
        Recording recording = Recording.ofExposure(exposure.id).orElseThrow(() -> UploadRefused.incomplete(0));
        uploads.ofVisit(session, recording.id).requireNotAbandoned(clock.instant());
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
            QuarkusTransaction.requiringNew().run(() -> announce(recording, digests));
        } catch (Problem refused) {
            deleteUnlessKept(recording);
            throw refused;
        }
        deleteUnlessKept(recording);
        spool.deleteQuietly(recording.storageKey);
    }

    private void announce(Recording verified, SliceList.Digests digests) {
        RespondentSession session = visit.session();
        Recording recording = uploads.ofVisit(session, verified.id).requireNotAbandoned(clock.instant());
        if (recording.state != RecordingState.UPLOADING) {
            recording.requireSame(digests);
            return;
        }
        if (recording.acknowledgedBytes != verified.acknowledgedBytes) {
            throw UploadRefused.incomplete(recording.acknowledgedBytes);
        }
        recording.receive(digests, clock.instant());
        session.exposure(recording.exposureId).recorded();
        session.seen(clock.instant());
        completed.fire(new RecordingCompleted(recording.id));
    }

    /**
     * The object belongs to a received recording whose video is kept, or to nobody: then the visit was withdrawn, has
     * ended, or another request brought the recording so far that its video is deleted again.
     */
    private void deleteUnlessKept(Recording recording) throws IOException {
        boolean kept = QuarkusTransaction.requiringNew().call(() -> Recording.<Recording>find("id", recording.id)
                .firstResultOptional()
                .filter(Recording::isStored)
                .isPresent());
        if (!kept) {
            store.delete(recording.storageKey);
        }
    }
}
