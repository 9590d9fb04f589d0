package io.mien.recording;

import io.mien.privacy.PersonalDataHolder;
import io.mien.privacy.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Webcam videos: in the store, or still arriving in the spool. */
@ApplicationScoped
class RecordingHolder implements PersonalDataHolder {
    private final RecordingFiles files;

    RecordingHolder(RecordingFiles files) {
        this.files = files;
    }

    @Override
    public List<String> tables() {
        return List.of("recording");
    }

    @Override
    public List<Holding> describe(Subject subject) {
        List<Recording> kept = Recording.ofSession(subject.id()).stream()
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
                Recording.ofSession(subject.id()).stream()
                        .map(RecordingHolder::section)
                        .toList());
    }

    @Override
    public List<HeldFile> files(Subject subject) {
        return Recording.ofSession(subject.id()).stream()
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
        return Recording.ofSession(subject.id()).stream()
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

    private static Map<String, Object> section(Recording recording) {
        Map<String, Object> section = new LinkedHashMap<>();
        section.put("id", recording.id);
        section.put("exposure", recording.exposureId);
        section.put("contentType", recording.contentType);
        section.put("state", recording.state);
        section.put("bytes", recording.acknowledgedBytes);
        section.put("sha256", recording.digest == null ? null : HexFormat.of().formatHex(recording.digest));
        section.put("createdAt", recording.createdAt);
        section.put("receivedAt", recording.receivedAt);
        section.put("codedAt", recording.codedAt);
        section.put("videoDeletedAt", recording.videoDeletedAt);
        section.put("file", recording.hasVideo() ? name(recording) : null);
        return section;
    }

    private static String name(Recording recording) {
        String ending = recording.contentType.startsWith("video/mp4") ? ".mp4" : ".webm";
        return "recordings/" + recording.id + ending;
    }
}
