package io.mien.recording;

import io.mien.campaign.Ad;
import io.mien.fieldwork.CurrentVisit;
import io.mien.fieldwork.Exposure;
import io.mien.fieldwork.FieldworkConfig;
import io.mien.fieldwork.RespondentSession;
import io.mien.jobs.JobQueue;
import io.mien.platform.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/**
 * Recordings as they arrive from the current visit. The file on disk leads, the row follows: after a crash the smaller
 * of the two counts and the rest is cut off.
 */
@ApplicationScoped
class Uploads {
    private final CurrentVisit visit;
    private final Spool spool;
    private final JobQueue jobs;
    private final FieldworkConfig fieldwork;
    private final RecordingConfig config;
    private final Clock clock;

    Uploads(
            CurrentVisit visit,
            Spool spool,
            JobQueue jobs,
            FieldworkConfig fieldwork,
            RecordingConfig config,
            Clock clock) {
        this.visit = visit;
        this.spool = spool;
        this.jobs = jobs;
        this.fieldwork = fieldwork;
        this.config = config;
        this.clock = clock;
    }

    /** Where an upload stands. */
    record Progress(Recording recording, long offset) {}

    /** Opens the recording of an exposure that is playing; asked again, it is the same one. */
    @Transactional
    Recording create(UploadRequest request) {
        RespondentSession session = visit.session();
        session.requireConsentAndTime();
        Exposure exposure = visit.exposure(request.exposureId());
        if (exposure.state != Exposure.State.PLAYING) {
            throw UploadRefused.notPlaying();
        }
        long allowed = allowed(exposure);
        if (request.length() != null && request.length() > allowed) {
            throw UploadRefused.tooLarge(allowed);
        }
        Instant now = clock.instant();
        session.seen(now);
        return Recording.ofExposure(exposure.id)
                .map(known -> known.requireOpen(now))
                .orElseGet(() -> begun(session, request, now));
    }

    /** How far the upload is acknowledged. */
    Progress progress(UUID id) throws IOException {
        Recording recording = required(id);
        return new Progress(recording, offset(recording));
    }

    /** Appends a slice and acknowledges it. */
    Progress append(UUID id, SliceRequest slice, InputStream body) throws IOException {
        Recording recording = required(id);
        if (recording.state == RecordingState.UPLOADING) {
            requireRoom();
        } else if (slice.offset() == recording.acknowledgedBytes
                && Long.valueOf(0).equals(slice.size())) {
            return new Progress(recording, slice.offset());
        }
        recording.requireOpen(clock.instant());
        long allowed = recording.lengthBytes != null ? recording.lengthBytes : allowed(recording);
        slice.checkAgainst(offset(recording), recording.lengthBytes, allowed);
        long limit = slice.length() == null ? allowed : slice.length();
        return acknowledged(recording, slice, written(recording, slice, body, limit));
    }

    /** Gives the upload up; its bytes are deleted. */
    Recording terminate(UUID id) throws IOException {
        Recording ended = QuarkusTransaction.requiringNew().call(() -> {
            Recording recording = ofVisit(id).requireOpen(clock.instant());
            recording.abandon();
            return recording;
        });
        spool.delete(ended.storageKey);
        return ended;
    }

    /** The visit's own recording, as long as its exposure is wanted. */
    Recording ofVisit(UUID id) {
        RespondentSession session = visit.session();
        session.requireConsentAndTime();
        Recording recording = Recording.required(id);
        if (visit.exposure(recording.exposureId).state == Exposure.State.INVALID) {
            throw UploadRefused.gone();
        }
        return recording;
    }

    /** Acknowledged bytes: never more than the row says, never more than the disk holds. */
    long offset(Recording recording) throws IOException {
        if (recording.state != RecordingState.UPLOADING) {
            return recording.acknowledgedBytes;
        }
        return Math.min(recording.acknowledgedBytes, spool.length(recording.storageKey));
    }

    private Recording begun(RespondentSession session, UploadRequest request, Instant now) {
        Recording recording = Recording.begin(session.tenantId(), request.exposureId(), request.type(), now);
        recording.lengthBytes = request.length();
        recording.expiresAt = now.plus(config.uploadValidity());
        recording.persist();
        jobs.enqueueAt(UploadExpiry.KIND, recording.id, recording.expiresAt);
        return recording;
    }

    private Recording required(UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> ofVisit(id).requireNotAbandoned(clock.instant()));
    }

    private long allowed(Recording recording) {
        return QuarkusTransaction.requiringNew().call(() -> allowed(Exposure.required(recording.exposureId)));
    }

    private long allowed(Exposure exposure) {
        return fieldwork.maxBytes(Ad.required(exposure.adId));
    }

    private void requireRoom() throws IOException {
        if (spool.room() < config.keepFree()) {
            throw UploadRefused.diskFull();
        }
    }

    private long written(Recording recording, SliceRequest slice, InputStream body, long limit) throws IOException {
        try (Slice written = spool.append(recording.storageKey, slice.offset())) {
            Slice.End end = written.write(slice.summed(body), limit);
            if (end == Slice.End.TOO_LONG) {
                throw UploadRefused.tooLarge(limit);
            }
            slice.requireAsSent();
            return written.commit();
        } catch (IOException e) {
            if (spool.room() < config.keepFree()) {
                throw UploadRefused.diskFull();
            }
            throw e;
        }
    }

    /** The visit may have been withdrawn while bytes came in: then they go too. */
    private Progress acknowledged(Recording recording, SliceRequest slice, long end) throws IOException {
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                Recording current = ofVisit(recording.id).requireOpen(clock.instant());
                current.acknowledge(end, slice.length());
                visit.session().seen(clock.instant());
                return new Progress(current, end);
            });
        } catch (Problem gone) {
            spool.delete(recording.storageKey);
            throw gone;
        }
    }
}
