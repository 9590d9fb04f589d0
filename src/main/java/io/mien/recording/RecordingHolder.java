package io.mien.recording;

import io.mien.privacy.PersonalDataHolder;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

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
    public List<Holding> describe(UUID sessionId) {
        List<Recording> kept = Recording.ofSession(sessionId).stream()
                .filter(Recording::hasVideo)
                .toList();
        long bytes = kept.stream()
                .mapToLong(recording -> recording.acknowledgedBytes)
                .sum();
        return List.of(new Holding("recording", kept.size(), bytes));
    }

    @Override
    public List<String> erase(UUID sessionId) {
        return Recording.ofSession(sessionId).stream()
                .map(recording -> recording.storageKey)
                .toList();
    }

    @Override
    public void delete(String file) throws IOException {
        if (Recording.isKey(file)) {
            files.delete(file);
        }
    }
}
