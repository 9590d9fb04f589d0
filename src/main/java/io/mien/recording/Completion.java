package io.mien.recording;

import io.mien.fieldwork.CurrentVisit;
import io.mien.fieldwork.Exposure;
import io.mien.fieldwork.RespondentSession;
import io.mien.jobs.JobQueue;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Turns a finished upload into a recording: bytes compared with what was sent, noted, brought to the store. Of two requests
 * that do it at once, the second finds it noted.
 */
@ApplicationScoped
class Completion {
    private static final Logger LOG = Logger.getLogger(Completion.class);
    /** The request delivers the bytes itself; the job comes after it. */
    private static final Duration NET = Duration.ofSeconds(20);

    private final CurrentVisit visit;
    private final Uploads uploads;
    private final Spool spool;
    private final Delivery delivery;
    private final JobQueue jobs;
    private final Event<RecordingReceived> received;
    private final Clock clock;

    Completion(
            CurrentVisit visit,
            Uploads uploads,
            Spool spool,
            Delivery delivery,
            JobQueue jobs,
            Event<RecordingReceived> received,
            Clock clock) {
        this.visit = visit;
        this.uploads = uploads;
        this.spool = spool;
        this.delivery = delivery;
        this.jobs = jobs;
        this.received = received;
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

    /** Said once the bytes are on disk for good; a store that is down keeps the job busy, not the respondent. */
    private void receive(Recording recording, SliceList.Digests digests) {
        QuarkusTransaction.requiringNew().run(() -> note(recording, digests));
        try {
            delivery.run(recording.id);
        } catch (IOException e) {
            LOG.warnf(e, "A recording waits for the store recordingId=%s", recording.id);
        }
    }

    private void note(Recording verified, SliceList.Digests digests) {
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
        jobs.enqueueAt(Delivery.KIND, recording.id, clock.instant().plus(NET));
        received.fire(new RecordingReceived(recording.id));
    }
}
