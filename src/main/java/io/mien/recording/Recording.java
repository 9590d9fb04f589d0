package io.mien.recording;

import io.mien.fieldwork.Origin;
import io.mien.platform.Problem;
import io.mien.tenancy.TenantScoped;
import io.mien.visit.Exposure;
import io.mien.visit.Visit;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Webcam video of one exposure, opened by its neutral pre-roll. */
@Entity
public class Recording extends TenantScoped {
    private static final String GROW = """
            update recording
            set acknowledged_bytes = :end
            where tenant_id = :tenant and id = :id and acknowledged_bytes = :known
                and coalesce(length_bytes, -1) = :length and state = '%s' and expires_at >= :now
                and exists (
                    select 1 from exposure
                    where exposure.tenant_id = recording.tenant_id and exposure.id = recording.exposure_id and exposure.state <> '%s')
                and :left >= (
                    select coalesce(sum(other.acknowledged_bytes), 0)
                    from exposure own
                    join exposure beside on beside.tenant_id = own.tenant_id and beside.visit_id = own.visit_id
                    join recording other on other.tenant_id = beside.tenant_id and other.exposure_id = beside.id
                    where own.tenant_id = recording.tenant_id and own.id = recording.exposure_id and other.id <> :id)
            """.formatted(RecordingState.UPLOADING, Exposure.State.INVALID);

    private static final String FOLDER = "/recordings/";
    /** As {@link #key} writes it; a file of another kind may lie in a folder of that name too. */
    private static final Pattern KEY = Pattern.compile("[0-9a-f-]{36}" + FOLDER + "[^/]+");

    @Column(name = "exposure_id")
    public UUID exposureId;

    @Column(name = "content_type")
    public String contentType;

    @Column(name = "storage_key")
    public String storageKey;

    @Enumerated(EnumType.STRING)
    public RecordingState state = RecordingState.UPLOADING;

    /** Bytes on disk that the browser was told about; never more than the file holds. */
    @Column(name = "acknowledged_bytes")
    public long acknowledgedBytes;

    @Nullable
    @Column(name = "length_bytes")
    public Long lengthBytes;

    /** SHA-256 over the ordered SHA-256 digests of the slices, as the browser computed it. */
    @Nullable
    @Column(name = "slice_digest")
    public byte[] sliceDigest;

    /** SHA-256 of the whole file as received. */
    @Nullable
    public byte[] digest;

    /** For imports: where in the recording the ad began, in ms. */
    @Nullable
    @Column(name = "import_offset_ms")
    public Integer importOffsetMs;

    @Nullable
    @Column(name = "parked_reason")
    public String parkedReason;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "expires_at")
    public Instant expiresAt;

    @Nullable
    @Column(name = "received_at")
    public Instant receivedAt;

    /** When the store had all of it; null while it waits in the spool. */
    @Nullable
    @Column(name = "stored_at")
    public Instant storedAt;

    /** Media type of the copy that players seek in; null while there is none. */
    @Nullable
    @Column(name = "playable_type")
    public String playableType;

    @Nullable
    @Column(name = "coded_at")
    public Instant codedAt;

    @Nullable
    @Column(name = "video_deleted_at")
    public Instant videoDeletedAt;

    public static Recording required(UUID id) {
        return Recording.<Recording>find("id", id).firstResultOptional().orElseThrow(Problem::notFound);
    }

    public static Optional<Recording> ofExposure(UUID exposureId) {
        return find("exposureId", exposureId).firstResultOptional();
    }

    /** The recording, held against everyone else who changes it until the transaction ends; empty when it was erased. */
    public static Optional<Recording> locked(UUID id) {
        return Recording.<Recording>find("id", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    static List<Recording> ofVisit(UUID visitId) {
        return list("exposureId in (select e.id from Exposure e where e.visitId = ?1)", visitId);
    }

    /**
     * The visit that brought the same bytes to a campaign first. Previews and samples never count, so theirs are not looked at.
     *
     * @param digest SHA-256 of the whole file
     * @param own a visit that may bring them again, for another ad
     */
    static Optional<UUID> knownVisit(UUID campaignId, byte[] digest, Optional<UUID> own) {
        return sameBytes(campaignId, digest)
                .map(SameBytes::visitId)
                .filter(visit -> !own.equals(Optional.of(visit)))
                .findFirst();
    }

    /** Nobody else brings a recording into the campaign until the transaction ends. */
    static void holdImports(UUID campaignId) {
        getEntityManager()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(?1, 0))")
                .setParameter(1, "imports " + campaignId)
                .getSingleResult();
    }

    /**
     * True when another visit of its campaign brought the same bytes before; of one that took part by a link, also when it
     * itself did for another ad, which no camera can.
     */
    public boolean isKnown() {
        if (digest == null) {
            return false;
        }
        Visit visit = Visit.required(Exposure.required(exposureId).visitId);
        return !visit.origin.neverCounts()
                && sameBytes(visit.campaignId, digest)
                        .takeWhile(same -> !same.recordingId().equals(id))
                        .anyMatch(same ->
                                visit.origin == Origin.LINK || !same.visitId().equals(visit.id));
    }

    private record SameBytes(UUID recordingId, UUID visitId) {}

    /** First come first. */
    private static Stream<SameBytes> sameBytes(UUID campaignId, byte[] digest) {
        return getEntityManager()
                .createQuery(
                        "select r.id, v.id, v.origin from Recording r, Exposure e, Visit v where e.id = r.exposureId and v.id = e.visitId"
                                + " and v.campaignId = ?1 and r.digest = ?2 order by r.createdAt, r.id",
                        Object[].class)
                .setParameter(1, campaignId)
                .setParameter(2, digest)
                .getResultStream()
                .filter(row -> !((Origin) row[2]).neverCounts())
                .map(row -> new SameBytes((UUID) row[0], (UUID) row[1]));
    }

    /** Bytes that a visit sent for its other recordings, kept or not. */
    static long sentBeside(Recording recording, UUID visitId) {
        return getEntityManager()
                .createQuery(
                        "select coalesce(sum(r.acknowledgedBytes), 0) from Recording r, Exposure e"
                                + " where e.id = r.exposureId and e.visitId = ?1 and r.id <> ?2",
                        Long.class)
                .setParameter(1, visitId)
                .setParameter(2, recording.id)
                .getSingleResult();
    }

    /**
     * Acknowledges one more slice in one statement, without reading anything; in SQL for the reason that
     * {@link io.mien.visit.HeldVisits} gives.
     *
     * @param known the recording as this process saw it last
     * @param most bytes of all recordings of its visit together
     * @return false, and nothing has changed, when any of it no longer holds
     */
    static boolean grow(Recording known, long end, long most, Instant now) {
        return getEntityManager()
                        .createNativeQuery(GROW)
                        .setParameter("tenant", known.tenantId())
                        .setParameter("id", known.id)
                        .setParameter("known", known.acknowledgedBytes)
                        .setParameter("length", Objects.requireNonNullElse(known.lengthBytes, -1L))
                        .setParameter("end", end)
                        .setParameter("left", most - end)
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    static Recording begin(UUID tenantId, UUID exposureId, String contentType, Instant now) {
        Recording recording = new Recording();
        recording.exposureId = exposureId;
        recording.contentType = contentType;
        recording.storageKey = key(tenantId, recording.id);
        recording.createdAt = now;
        return recording;
    }

    /** Refuses what expired or was ended. */
    Recording requireNotAbandoned(Instant now) {
        boolean late = state == RecordingState.UPLOADING && now.isAfter(expiresAt);
        if (late || state == RecordingState.ABANDONED) {
            throw UploadRefused.gone();
        }
        return this;
    }

    /** Refuses to take bytes unless they are still wanted. */
    Recording requireOpen(Instant now) {
        requireNotAbandoned(now);
        if (state != RecordingState.UPLOADING) {
            throw UploadRefused.notPlaying();
        }
        return this;
    }

    /** Refuses to go on when another process took bytes meanwhile. */
    void requireAt(long bytes) {
        if (acknowledgedBytes != bytes) {
            throw UploadRefused.offset(acknowledgedBytes);
        }
    }

    /**
     * The browser may forget what lies before this byte.
     *
     * @param length whole length, if the browser knows it by now
     */
    void acknowledge(long bytes, @Nullable Long length) {
        acknowledgedBytes = bytes;
        lengthBytes = length == null ? lengthBytes : length;
    }

    /** All bytes that the browser sent are on disk, and they are the same bytes. */
    void receive(SliceList.Digests digests, Instant now) {
        receiveFrom(RecordingState.UPLOADING);
        lengthBytes = acknowledgedBytes;
        sliceDigest = digests.slices();
        digest = digests.whole();
        receivedAt = now;
    }

    /** It comes in one piece from elsewhere, and lies in the store already. */
    void receiveImport(Instant now) {
        receiveFrom(RecordingState.UPLOADING);
        lengthBytes = acknowledgedBytes;
        expiresAt = now;
        receivedAt = now;
        storedAt = now;
    }

    /** Refuses a second completion that tells of other bytes. */
    Recording requireSame(String sentSliceDigest) {
        if (sliceDigest == null || !HexFormat.of().formatHex(sliceDigest).equalsIgnoreCase(sentSliceDigest)) {
            throw UploadRefused.digest();
        }
        return this;
    }

    /** Nobody completes its upload any more. */
    void abandon() {
        advance(RecordingState.ABANDONED);
    }

    /** The store has all of it. */
    void deliver(Instant now) {
        storedAt = now;
    }

    /** Whether a job may read it: it waits to be read, or a worker died while reading it. */
    public boolean awaitsCoding() {
        return state == RecordingState.RECEIVED || state == RecordingState.CODING;
    }

    /** Whether the only copy of its bytes lies in the spool. */
    boolean awaitsStore() {
        return hasVideo() && storedAt == null;
    }

    /** A job begins to read it. What a dead worker left is read from its start. */
    public void beginCoding() {
        if (state != RecordingState.CODING) {
            advance(RecordingState.CODING);
        }
    }

    /** Its traces are stored. */
    public void finishCoding(Instant now) {
        advance(RecordingState.CODED);
        codedAt = now;
    }

    /** An attempt ended without traces; the next one begins anew. */
    public void putBack() {
        receiveFrom(RecordingState.CODING);
    }

    /**
     * No further attempt is made before a person wants one.
     *
     * @param reason a sentence for that person
     */
    public void park(String reason) {
        advance(RecordingState.PARKED);
        parkedReason = reason;
    }

    /** A person wants a parked recording to be read once more. Not re-scoring, which reads coded ones by other models. */
    public void retry() {
        if (state != RecordingState.PARKED) {
            throw RecordingRefused.notParked();
        }
        requireVideo();
        receiveFrom(RecordingState.PARKED);
        parkedReason = null;
    }

    /**
     * Players may seek in its copy.
     *
     * @param mediaType of the copy
     */
    public void offerForPlaying(String mediaType) {
        requireVideo();
        playableType = mediaType;
    }

    /** The bytes of its video are deleted, those of the copy too; said again, the first time stands. */
    public void forgetVideo(Instant now) {
        playableType = null;
        videoDeletedAt = videoDeletedAt == null ? now : videoDeletedAt;
    }

    private void requireVideo() {
        if (!hasVideo()) {
            throw RecordingRefused.videoDeleted();
        }
    }

    /** Four verbs lead here, each from a state of its own. */
    private void receiveFrom(RecordingState from) {
        if (state != from) {
            throw RecordingRefused.of(state, RecordingState.RECEIVED);
        }
        advance(RecordingState.RECEIVED);
    }

    /** The only place that sets the state. */
    private void advance(RecordingState next) {
        if (!state.canTransitionTo(next)) {
            throw RecordingRefused.of(state, next);
        }
        state = next;
    }

    /** Where the video of a recording lies, known from its ids alone. */
    public static String key(UUID tenantId, UUID recordingId) {
        return tenantId + FOLDER + recordingId;
    }

    /** Where the copy lies that players seek in. */
    public static String playableKey(String storageKey) {
        return storageKey + ".playable";
    }

    static boolean isKey(String file) {
        return KEY.matcher(file).matches();
    }

    /** True while bytes of the video are kept. */
    public boolean hasVideo() {
        return videoDeletedAt == null && acknowledgedBytes > 0 && state != RecordingState.ABANDONED;
    }
}
