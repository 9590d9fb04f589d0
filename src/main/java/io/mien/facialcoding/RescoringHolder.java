package io.mien.facialcoding;

import io.mien.privacy.HeldTable;
import io.mien.privacy.PersonalDataHolder;
import io.mien.privacy.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** A visit's places in re-scorings: rows that fall with it; the re-scoring goes on without it. */
@ApplicationScoped
class RescoringHolder implements PersonalDataHolder {
    private static final HeldTable<RescoredRecording> RESCORED = HeldTable.<RescoredRecording>named(
                    "rescored_recording")
            .technical("id", HeldTable.ROW)
            .technical("rescoring_id", "the agency's order to read many recordings again, of which this is one")
            .column("recording_id", "recording", rescored -> rescored.recordingId)
            .column("state", "state", rescored -> rescored.state)
            .column("reason", "reason", rescored -> rescored.reason)
            .column("ended_at", "endedAt", rescored -> rescored.endedAt);

    private final Rescorings rescorings;

    RescoringHolder(Rescorings rescorings) {
        this.rescorings = rescorings;
    }

    @Override
    public List<HeldTable<?>> tables() {
        return List.of(RESCORED);
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
                        .map(RESCORED::section)
                        .toList());
    }

    @Override
    public List<String> erase(Subject subject) {
        RescoredRecording.waitingIn(subject.id()).forEach(rescorings::leaveOut);
        return List.of();
    }
}
