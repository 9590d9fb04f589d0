package io.mien.recording;

import io.mien.privacy.HeldTable;
import io.mien.privacy.PersonalDataHolder;
import io.mien.privacy.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Webcam videos: in the store, or still arriving in the spool. */
@ApplicationScoped
class RecordingHolder implements PersonalDataHolder {
    private static final HeldTable<Recording> RECORDINGS = HeldTable.<Recording>named("recording")
            .technical("storage_key", "where the video lies in the store; the video itself is in the copy")
            .column("id", "id", recording -> recording.id)
            .column("exposure_id", "exposure", recording -> recording.exposureId)
            .column("content_type", "contentType", recording -> recording.contentType)
            .column("state", "state", recording -> recording.state)
            .column("parked_reason", "whyNotRead", recording -> recording.parkedReason)
            .column("import_offset_ms", "adBeganAtMs", recording -> recording.importOffsetMs)
            .column("acknowledged_bytes", "bytes", recording -> recording.acknowledgedBytes)
            .column("length_bytes", "bytesAnnounced", recording -> recording.lengthBytes)
            .column("digest", "sha256", recording -> hex(recording.digest))
            .column("slice_digest", "sha256OfItsParts", recording -> hex(recording.sliceDigest))
            .column("created_at", "createdAt", recording -> recording.createdAt)
            .column("expires_at", "uploadOpenUntil", recording -> recording.expiresAt)
            .column("received_at", "receivedAt", recording -> recording.receivedAt)
            .column("stored_at", "storedAt", recording -> recording.storedAt)
            .column("coded_at", "codedAt", recording -> recording.codedAt)
            .column("playable_type", "typeOfCopyForPlayers", recording -> recording.playableType)
            .column("video_deleted_at", "videoDeletedAt", recording -> recording.videoDeletedAt)
            .with("file", recording -> recording.hasVideo() ? name(recording) : null);

    private final RecordingFiles files;

    RecordingHolder(RecordingFiles files) {
        this.files = files;
    }

    @Override
    public List<HeldTable<?>> tables() {
        return List.of(RECORDINGS);
    }

    @Override
    public List<Holding> describe(Subject subject) {
        List<Recording> kept = Recording.ofVisit(subject.id()).stream()
                .filter(Recording::hasVideo)
                .toList();
        long bytes = kept.stream()
                .mapToLong(recording -> recording.acknowledgedBytes)
                .sum();
        return List.of(new Holding("recording", kept.size(), bytes));
    }

    @Override
    public Map<String, Object> copy(Subject subject) {
        return Map.of(
                "recordings",
                Recording.ofVisit(subject.id()).stream()
                        .map(RECORDINGS::section)
                        .toList());
    }

    @Override
    public List<HeldFile> files(Subject subject) {
        return Recording.ofVisit(subject.id()).stream()
                .filter(Recording::hasVideo)
                .map(recording -> new HeldFile(name(recording), recording.storageKey))
                .toList();
    }

    @Override
    public Optional<InputStream> open(String file) throws IOException {
        return Recording.isKey(file) ? files.open(file) : Optional.empty();
    }

    @Override
    public List<String> erase(Subject subject) {
        return Recording.ofVisit(subject.id()).stream()
                .map(recording -> recording.storageKey)
                .toList();
    }

    @Override
    public boolean delete(String file) throws IOException {
        if (!Recording.isKey(file)) {
            return false;
        }
        files.delete(file);
        return true;
    }

    private static @Nullable String hex(byte @Nullable [] digest) {
        return digest == null ? null : HexFormat.of().formatHex(digest);
    }

    private static String name(Recording recording) {
        String ending = recording.contentType.startsWith("video/mp4") ? ".mp4" : ".webm";
        return "recordings/" + recording.id + ending;
    }
}
