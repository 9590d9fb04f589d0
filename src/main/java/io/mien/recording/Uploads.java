package io.mien.recording;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
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
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Recordings as they arrive from the current visit. Who appends holds the file, on this process and on any other with the same
 * spool; who acknowledges holds the visit's row. The file on disk leads, the row follows: after a crash the smaller of the two
 * counts and the rest is cut off.
 */
@ApplicationScoped
class Uploads {
    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final int MOST_REMEMBERED = 10_000;

    private final CurrentVisit visit;
    private final Spool spool;
    private final JobQueue jobs;
    private final FieldworkConfig fieldwork;
    private final RecordingConfig config;
    private final Clock clock;
    private final Cache<Of, Growing> remembered = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(MOST_REMEMBERED)
            .build();

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

    /** An upload of a visit: another visit's request for it finds nothing remembered. */
    private record Of(ByteBuffer visit, UUID upload) {}

    /** An upload as it was seen, and how many bytes it takes. */
    private record Growing(Recording recording, Limit limit) {
        /** Nobody wrote it since: whoever does makes the file longer than it was acknowledged to be here. */
        boolean isStill(Slice held) {
            return held.found() == recording.acknowledgedBytes;
        }
    }

    /** Opens the recording of an exposure that is playing; asked again, it is the same one. */
    @Transactional
    Recording create(UploadRequest request) {
        RespondentSession session = visit.session();
        session.requireConsentAndTime();
        Exposure exposure = visit.exposure(request.exposureId());
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
    Progress progress(UUID id) throws IOException {
        Recording recording =
                QuarkusTransaction.requiringNew().call(() -> ofVisit(id).requireNotAbandoned(clock.instant()));
        return new Progress(recording, offset(recording));
    }

    /** Appends a slice and acknowledges it. */
    Progress append(UUID id, SliceRequest slice, InputStream body) throws IOException {
        Of of = new Of(visit.mark(), id);
        Growing seen = remembered(of, slice);
        Recording known = seen.recording();
        if (known.state != RecordingState.UPLOADING && slice.isEndOf(known)) {
            return new Progress(known, slice.offset());
        }
        requireRoom();
        try (Slice written = spool.hold(known.requireOpen(clock.instant()).storageKey)) {
            Growing growing = seen.isStill(written) ? seen : growing(id);
            Recording recording = growing.recording().requireOpen(clock.instant());
            slice.checkAgainst(offset(recording), recording.lengthBytes, growing.limit());
            written.from(slice.offset());
            Progress progress = acknowledged(recording, slice, written(written, slice, body, growing.limit()));
            remembered.put(of, new Growing(progress.recording(), growing.limit()));
            return progress;
        } catch (IOException e) {
            if (spool.room() < config.keepFree()) {
                throw UploadRefused.diskFull();
            }
            throw e;
        }
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
        Recording recording = Recording.required(id);
        wanted(session, recording);
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
        limit(session, exposure, recording).require(request.length() == null ? 1 : request.length());
        recording.lengthBytes = request.length();
        recording.expiresAt = recording.createdAt.plus(config.uploadValidity());
        recording.persist();
        jobs.enqueueAt(UploadExpiry.KIND, recording.id, recording.expiresAt);
        return recording;
    }

    /** The exposure of the visit that still wants this recording. */
    private static Exposure wanted(RespondentSession session, Recording recording) {
        session.requireConsentAndTime();
        Exposure exposure = session.exposure(recording.exposureId);
        if (exposure.state == Exposure.State.INVALID) {
            throw UploadRefused.gone();
        }
        return exposure;
    }

    /**
     * As this process acknowledged it last, where nobody wrote its file since; else as the database has it. A slice that is
     * wanted no more is then refused after it was read, when the visit's row has the last word.
     */
    private Growing remembered(Of of, SliceRequest slice) throws IOException {
        Growing last = slice.bringsBytes() ? remembered.getIfPresent(of) : null;
        remembered.invalidate(of);
        boolean current =
                last != null && spool.length(last.recording().storageKey) == last.recording().acknowledgedBytes;
        return current ? last : growing(of.upload());
    }

    /** As it stands now. Only looked at, so that no slice waits for the disk of the database before its own is read. */
    private Growing growing(UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> {
            RespondentSession session = visit.glimpse();
            Recording recording = Recording.required(id);
            Exposure exposure = wanted(session, recording);
            recording.requireNotAbandoned(clock.instant());
            return new Growing(recording, limit(session, exposure, recording));
        });
    }

    private Limit limit(RespondentSession session, Exposure exposure, Recording recording) {
        long whole =
                recording.lengthBytes == null ? fieldwork.maxBytes(Ad.required(exposure.adId)) : recording.lengthBytes;
        return new Limit(whole, UploadRefused::tooLarge).or(left(session, recording));
    }

    /** What the visit's other recordings leave of all that it may send. */
    private Limit left(RespondentSession session, Recording recording) {
        long most = config.visitBytes();
        return new Limit(
                most - Recording.sentBeside(recording, session.id), left -> UploadRefused.visitFull(most, left));
    }

    private void requireRoom() throws IOException {
        if (spool.room() < config.keepFree()) {
            throw UploadRefused.diskFull();
        }
    }

    private static long written(Slice written, SliceRequest slice, InputStream body, Limit limit) throws IOException {
        Limit whole = slice.length() == null ? limit : new Limit(slice.length(), UploadRefused::tooLarge).or(limit);
        if (written.write(slice.summed(body), whole.bytes()) == Slice.End.TOO_LONG) {
            throw whole.passed();
        }
        slice.requireAsSent();
        return written.commit();
    }

    /** The visit's row, held meanwhile, has the last word: the bytes lie on disk, but do they still fit? */
    private Progress acknowledged(Recording recording, SliceRequest slice, long end) throws IOException {
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                RespondentSession session = visit.session();
                Recording current = ofVisit(recording.id).requireOpen(clock.instant());
                current.requireAt(recording.acknowledgedBytes);
                current.requireLength(recording.lengthBytes);
                left(session, current).require(end);
                current.acknowledge(end, slice.length());
                session.seen(clock.instant());
                return new Progress(current, end);
            });
        } catch (Problem refused) {
            deleteUnwanted(recording);
            throw refused;
        }
    }

    /** The visit may have been withdrawn while bytes came in: then they go too. */
    void deleteUnwanted(Recording recording) throws IOException {
        boolean wanted = QuarkusTransaction.requiringNew().call(() -> Recording.<Recording>find("id", recording.id)
                .firstResultOptional()
                .filter(Uploads::isWanted)
                .isPresent());
        if (!wanted) {
            spool.delete(recording.storageKey);
        }
    }

    private static boolean isWanted(Recording recording) {
        if (recording.state != RecordingState.UPLOADING) {
            return recording.hasVideo() && recording.storedAt == null;
        }
        Exposure exposure = Exposure.required(recording.exposureId);
        return exposure.state != Exposure.State.INVALID
                && !RespondentSession.required(exposure.sessionId).isOver();
    }
}
