package io.mien.recording;

import io.mien.campaign.Ad;
import io.mien.fieldwork.CurrentVisit;
import io.mien.fieldwork.Exposure;
import io.mien.fieldwork.FieldworkConfig;
import io.mien.fieldwork.RespondentSession;
import io.mien.jobs.JobQueue;
import io.mien.recording.SliceBody.Piece;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Recordings as they arrive from the current visit. Whoever changes one holds the visit's row: that is its lock, on this
 * node and on any other with the same spool. The file on disk leads, the row follows: after a crash the smaller of the two
 * counts and the rest is cut off.
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
        Exposure exposure = session.exposure(request.exposureId());
        if (exposure.state != Exposure.State.PLAYING) {
            throw UploadRefused.notPlaying();
        }
        Instant now = clock.instant();
        session.seen(now);
        return Recording.ofExposure(exposure.id)
                .map(known -> known.requireOpen(now))
                .orElseGet(() -> begun(session, exposure, request));
    }

    /** How far the upload is acknowledged. */
    @Transactional
    Progress progress(UUID id) throws IOException {
        Recording recording = ofVisit(visit.session(), id).requireNotAbandoned(clock.instant());
        return new Progress(recording, offset(recording));
    }

    /** Refuses what cannot be appended, before a byte of it is read. */
    @Transactional
    void check(UUID id, SliceRequest slice) throws IOException {
        Recording recording = ofVisit(visit.glimpse(), id);
        if (isKnown(recording, slice)) {
            return;
        }
        slice.checkAgainst(offset(recording.requireOpen(clock.instant())), recording);
        if (spool.room() < config.keepFree()) {
            throw UploadRefused.diskFull();
        }
    }

    /** Appends bytes and acknowledges them. They are forced to disk inside the transaction, whose lock keeps others away. */
    @Transactional(rollbackOn = IOException.class)
    Progress append(UUID id, SliceRequest slice, Piece piece) throws IOException {
        slice.requireAsSent(piece);
        RespondentSession session = visit.session();
        Recording recording = ofVisit(session, id);
        if (isKnown(recording, slice)) {
            return new Progress(recording, slice.offset());
        }
        slice.checkAgainst(offset(recording.requireOpen(clock.instant())), recording);
        slice.checkEnd(slice.offset() + piece.length(), recording);
        long end = written(recording, slice.offset(), piece);
        recording.acknowledge(end, slice.length());
        session.seen(clock.instant());
        return new Progress(recording, end);
    }

    /** Gives the upload up; its bytes are deleted. */
    void terminate(UUID id) throws IOException {
        Recording ended = QuarkusTransaction.requiringNew().call(() -> {
            Recording recording = ofVisit(visit.session(), id).requireOpen(clock.instant());
            recording.abandon();
            return recording;
        });
        spool.delete(ended.storageKey);
    }

    /** The visit's own recording, as long as its exposure is wanted. */
    Recording ofVisit(RespondentSession session, UUID id) {
        session.requireConsentAndTime();
        Recording recording = Recording.required(id);
        if (session.exposure(recording.exposureId).state == Exposure.State.INVALID) {
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

    private Recording begun(RespondentSession session, Exposure exposure, UploadRequest request) {
        Recording recording = Recording.begin(session.tenantId(), exposure.id, request.type(), clock.instant());
        recording.limitBytes = Math.min(fieldwork.maxBytes(Ad.required(exposure.adId)), left(session));
        if (request.length() != null && request.length() > recording.limitBytes) {
            throw UploadRefused.tooLarge(recording.limitBytes);
        }
        recording.lengthBytes = request.length();
        recording.expiresAt = recording.createdAt.plus(config.uploadValidity());
        recording.persist();
        jobs.enqueueAt(UploadExpiry.KIND, recording.id, recording.expiresAt);
        return recording;
    }

    /** Bytes that the visit may still claim. */
    private long left(RespondentSession session) {
        List<Recording> others = Recording.ofSession(session.id);
        if (others.size() >= config.visitUploads()) {
            throw UploadRefused.visitUploads(config.visitUploads());
        }
        long left = config.visitBytes() - Recording.claimedBy(others);
        if (left <= 0) {
            throw UploadRefused.visitBytes(config.visitBytes());
        }
        return left;
    }

    /** The end of an upload that is received already was said twice: its first answer got lost. */
    private static boolean isKnown(Recording recording, SliceRequest slice) {
        return recording.state != RecordingState.UPLOADING
                && slice.isEmpty()
                && slice.offset() == recording.acknowledgedBytes;
    }

    private long written(Recording recording, long offset, Piece piece) throws IOException {
        if (piece.length() == 0) {
            return offset;
        }
        try {
            return spool.append(recording.storageKey, offset, ByteBuffer.wrap(piece.bytes(), 0, piece.length()));
        } catch (IOException e) {
            if (spool.room() < config.keepFree()) {
                throw UploadRefused.diskFull();
            }
            throw e;
        }
    }
}
