package io.mien.facialcoding;

import io.mien.privacy.PersonalDataHolder;
import io.mien.privacy.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    public List<Holding> describe(Subject subject) {
        return List.of();
    }

    @Override
    public Map<String, Object> copy(Subject subject) {
        return Map.of(
                "rescoredRecordings",
                RescoredRecording.in(subject.id()).stream()
                        .map(RescoringHolder::section)
                        .toList());
    }

    @Override
    public List<String> erase(Subject subject) {
        RescoredRecording.waitingIn(subject.id()).forEach(rescorings::leaveOut);
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
