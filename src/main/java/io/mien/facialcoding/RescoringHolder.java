package io.mien.facialcoding;

import io.mien.privacy.PersonalDataHolder;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A visit's places in re-scorings: rows that fall with it; the re-scoring goes on without it. */
@ApplicationScoped
class RescoringHolder implements PersonalDataHolder {
    private final Rescorings rescorings;

    RescoringHolder(Rescorings rescorings) {
        this.rescorings = rescorings;
    }

    @Override
    public List<String> tables() {
        return List.of("rescored_recording");
    }

    @Override
    public List<Holding> describe(UUID sessionId) {
        return List.of();
    }

    @Override
    public Map<String, Object> copy(UUID sessionId) {
        return Map.of(
                "rescoredRecordings",
                RescoredRecording.in(sessionId).stream()
                        .map(RescoringHolder::section)
                        .toList());
    }

    @Override
    public List<String> erase(UUID sessionId) {
        RescoredRecording.waitingIn(sessionId).forEach(rescorings::leaveOut);
        return List.of();
    }

    private static Map<String, Object> section(RescoredRecording rescored) {
        Map<String, Object> section = new LinkedHashMap<>();
        section.put("recording", rescored.recordingId);
        section.put("state", rescored.state);
        section.put("reason", rescored.reason);
        section.put("endedAt", rescored.endedAt);
        return section;
    }
}
