package io.mien.recording;

import io.mien.jobs.JobQueue;
import io.mien.platform.Problem;
import io.mien.visit.CurrentVisit;
import io.mien.visit.Exposure;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Turns a finished upload into a recording: bytes compared with what was sent, noted, brought to the store. */
@ApplicationScoped
class Completion {
    private static final Logger LOG = Logger.getLogger(Completion.class);
    /** The request delivers the bytes itself; the job comes after it. */
    private static final Duration NET = Duration.ofSeconds(20);

    private final CurrentVisit current;
    private final Uploads uploads;
    private final UploadLocks locks;
    private final Spool spool;
    private final Delivery delivery;
    private final JobQueue jobs;
    private final Event<RecordingReceived> received;
    private final Clock clock;

    Completion(
            CurrentVisit current,
            Uploads uploads,
            UploadLocks locks,
            Spool spool,
            Delivery delivery,
            JobQueue jobs,
            Event<RecordingReceived> received,
            Clock clock) {
        this.current = current;
        this.uploads = uploads;
        this.locks = locks;
        this.spool = spool;
        this.delivery = delivery;
        this.jobs = jobs;
        this.received = received;
        this.clock = clock;
    }

    /** Completes the recording of an exposure. Asked again with the same bytes, it changes nothing. */
    void of(UUID exposureId, SliceList sent) throws IOException {
        Recording recording = QuarkusTransaction.requiringNew().call(() -> ofExposure(exposureId));
        locks.alone(recording.id, () -> finished(exposureId, sent));
    }

    private Recording finished(UUID exposureId, SliceList sent) throws IOException {
        Recording recording = QuarkusTransaction.requiringNew().call(() -> ofExposure(exposureId));
        if (recording.state != RecordingState.UPLOADING) {
            return recording.requireSame(sent.sliceDigest());
        }
        try {
            sent.checkAgainst(uploads.offset(recording));
            spool.cut(recording.storageKey, sent.length());
            receive(recording, verified(recording, sent));
            return recording;
        } catch (IOException | Problem failed) {
            // Another process with the same spool may have been first, and taken the file away
            Recording known = QuarkusTransaction.requiringNew().call(() -> ofExposure(exposureId));
            if (known.state == RecordingState.UPLOADING) {
                throw failed;
            }
            return known.requireSame(sent.sliceDigest());
        }
    }

    private Recording ofExposure(UUID exposureId) {
        Exposure exposure = current.exposure(exposureId);
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

    /** Said once the bytes are on disk for good; a store that is down keeps the job busy, not the respondent. */
    private void receive(Recording recording, SliceList.Digests digests) throws IOException {
        try {
            QuarkusTransaction.requiringNew().run(() -> note(recording, digests));
        } catch (Problem refused) {
            uploads.deleteUnwanted(recording);
            throw refused;
        }
        try {
            delivery.run(recording.id);
        } catch (IOException e) {
            LOG.warnf(e, "A recording waits for the store recordingId=%s", recording.id);
        }
    }

    private void note(Recording verified, SliceList.Digests digests) {
        Recording recording = uploads.ofVisit(verified.id);
        recording.requireAt(verified.acknowledgedBytes);
        recording.receive(digests, clock.instant());
        current.exposure(recording.exposureId).recorded();
        current.visit().seen(clock.instant());
        jobs.enqueueAt(Delivery.KIND, recording.id, clock.instant().plus(NET));
        received.fire(new RecordingReceived(recording.id));
    }
}
