package io.mien.recording;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.mien.campaign.Ad;
import io.mien.fieldwork.FieldworkConfig;
import io.mien.jobs.JobQueue;
import io.mien.platform.DiskRoom;
import io.mien.platform.Problem;
import io.mien.visit.CurrentVisit;
import io.mien.visit.Exposure;
import io.mien.visit.Visit;
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
    /** How long an upload may rest before it is looked up again; whatever can change is asked with each slice. */
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private static final int MAX_REMEMBERED = 10_000;

    private final CurrentVisit current;
    private final Spool spool;
    private final JobQueue jobs;
    private final FieldworkConfig fieldwork;
    private final RecordingConfig config;
    private final DiskRoom disk;
    private final Clock clock;
    private final Cache<Of, Growing> remembered = Caffeine.newBuilder()
            .expireAfterAccess(REMEMBERED)
            .maximumSize(MAX_REMEMBERED)
            .build();

    Uploads(
            CurrentVisit current,
            Spool spool,
            JobQueue jobs,
            FieldworkConfig fieldwork,
            RecordingConfig config,
            DiskRoom disk,
            Clock clock) {
        this.current = current;
        this.spool = spool;
        this.jobs = jobs;
        this.fieldwork = fieldwork;
        this.config = config;
        this.disk = disk;
        this.clock = clock;
    }

    /** Where an upload stands. */
    record Progress(Recording recording, long offset) {}

    /** An upload of a visit: nobody else's request finds it among what is remembered. */
    private record Of(ByteBuffer visit, UUID upload) {}

    /** An upload that takes bytes, as it was looked up and grew since, and how many it takes. */
    private record Growing(Recording recording, Limit limit) {}

    /** Opens the recording of an exposure that is playing; asked again, it is the same one. */
    @Transactional
    Recording create(UploadRequest request) {
        Visit visit = current.visit();
        visit.requireCamera();
        Exposure exposure = current.exposure(request.exposureId());
        if (exposure.state != Exposure.State.PLAYING) {
            throw UploadRefused.notPlaying();
        }
        Instant now = clock.instant();
        visit.seen(now);
        Recording recording = Recording.ofExposure(exposure.id)
                .map(known -> known.requireOpen(now))
                .orElseGet(() -> begun(visit, exposure, request));
        remembered.put(new Of(current.mark(), recording.id), new Growing(recording, limit(visit, exposure, recording)));
        return recording;
    }

    /** How far the upload is acknowledged. */
    Progress progress(UUID id) throws IOException {
        Recording recording = required(id);
        return new Progress(recording, offset(recording));
    }

    /** Appends a slice and acknowledges it. */
    Progress append(UUID id, SliceRequest slice, InputStream body) throws IOException {
        Of upload = new Of(current.mark(), id);
        Growing growing = slice.goesOn() ? remembered.getIfPresent(upload) : null;
        try {
            return growing != null && isStillWanted()
                    ? follow(upload, growing, slice, body)
                    : inspect(upload, slice, body);
        } catch (IOException e) {
            if (spool.room() < disk.reserve()) {
                throw UploadRefused.diskFull();
            }
            throw e;
        }
    }

    /** Appends to an upload that is looked up first, and once more now that its file is held. */
    private Progress inspect(Of upload, SliceRequest slice, InputStream body) throws IOException {
        Recording known = required(upload.upload());
        if (known.state != RecordingState.UPLOADING && slice.isEndOf(known)) {
            return new Progress(known, slice.offset());
        }
        requireRoom();
        try (Slice written = spool.hold(known.requireOpen(clock.instant()).storageKey)) {
            return appended(upload, written, slice, body);
        }
    }

    /** Appends what follows on bytes that this process acknowledged a moment ago. */
    private Progress follow(Of upload, Growing growing, SliceRequest slice, InputStream body) throws IOException {
        requireRoom();
        try (Slice written = spool.hold(growing.recording().storageKey)) {
            Recording recording = growing.recording();
            if (written.found() != recording.acknowledgedBytes) {
                return appended(upload, written, slice, body);
            }
            slice.checkAgainst(written.found(), recording.lengthBytes, growing.limit());
            written.from(slice.offset());
            long end = write(written, slice, body, growing.limit());
            if (acknowledgeUnread(recording, end)) {
                recording.acknowledge(end, slice.length());
                return new Progress(recording, end);
            }
            return acknowledged(recording, slice, end);
        }
    }

    private Progress appended(Of upload, Slice written, SliceRequest slice, InputStream body) throws IOException {
        Growing growing = growing(upload.upload());
        Recording recording = growing.recording();
        slice.checkAgainst(offset(recording), recording.lengthBytes, growing.limit());
        written.from(slice.offset());
        Progress progress = acknowledged(recording, slice, write(written, slice, body, growing.limit()));
        remembered.put(upload, new Growing(progress.recording(), growing.limit()));
        return progress;
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
        Visit visit = current.visit();
        visit.requireCamera();
        Recording recording = Recording.required(id);
        if (current.exposure(recording.exposureId).state == Exposure.State.INVALID) {
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

    private Recording begun(Visit visit, Exposure exposure, UploadRequest request) {
        Recording recording = Recording.begin(visit.tenantId(), exposure.id, request.type(), clock.instant());
        limit(visit, exposure, recording).require(request.length() == null ? 1 : request.length());
        recording.lengthBytes = request.length();
        recording.expiresAt = recording.createdAt.plus(config.uploadValidity());
        recording.persist();
        jobs.enqueueAt(UploadExpiry.KIND, recording.id, recording.expiresAt);
        return recording;
    }

    private Recording required(UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> ofVisit(id).requireNotAbandoned(clock.instant()));
    }

    /** As it stands now that its file is held. */
    private Growing growing(UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Recording recording = ofVisit(id).requireOpen(clock.instant());
            Exposure exposure = current.exposure(recording.exposureId);
            return new Growing(recording, limit(current.visit(), exposure, recording));
        });
    }

    private Limit limit(Visit visit, Exposure exposure, Recording recording) {
        long whole =
                recording.lengthBytes == null ? fieldwork.maxBytes(Ad.required(exposure.adId)) : recording.lengthBytes;
        return new Limit(whole, UploadRefused::tooLarge).or(left(visit, recording));
    }

    /** What the visit's other recordings leave of all that it may send. */
    private Limit left(Visit visit, Recording recording) {
        long most = config.visitBytes();
        return new Limit(most - Recording.sentBeside(recording, visit.id), left -> UploadRefused.visitFull(most, left));
    }

    private void requireRoom() throws IOException {
        if (spool.room() < disk.reserve()) {
            throw UploadRefused.diskFull();
        }
    }

    private static long write(Slice written, SliceRequest slice, InputStream body, Limit limit) throws IOException {
        Limit whole = slice.length() == null ? limit : new Limit(slice.length(), UploadRefused::tooLarge).or(limit);
        if (written.write(slice.summed(body), whole.bytes()) == Slice.End.TOO_LONG) {
            throw whole.passed();
        }
        slice.requireAsSent();
        return written.commit();
    }

    /** Asked before a byte is written: false when the visit was withdrawn, has ended or has a newer text to agree to. */
    private boolean isStillWanted() {
        return QuarkusTransaction.requiringNew().call(current::isRecorded);
    }

    /**
     * Acknowledges a slice without reading anything first. The rows have the last word here too.
     *
     * @return false, and nothing has changed, when any of them has; whoever reads them can say why
     */
    private boolean acknowledgeUnread(Recording recording, long end) {
        Instant now = clock.instant();
        return QuarkusTransaction.requiringNew()
                .call(() -> current.holdRecorded(now) && Recording.grow(recording, end, config.visitBytes(), now));
    }

    /** The visit's row, held meanwhile, has the last word: the bytes lie on disk, but do they still fit? */
    private Progress acknowledged(Recording recording, SliceRequest slice, long end) throws IOException {
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                Visit visit = current.visit();
                Recording current = ofVisit(recording.id).requireOpen(clock.instant());
                current.requireAt(recording.acknowledgedBytes);
                left(visit, current).require(end);
                current.acknowledge(end, slice.length());
                visit.seen(clock.instant());
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
            return recording.awaitsStore();
        }
        Exposure exposure = Exposure.required(recording.exposureId);
        return exposure.state != Exposure.State.INVALID
                && !Visit.required(exposure.visitId).isOver();
    }
}
