package io.mien.facialcoding;

import io.mien.privacy.PersonalDataHolder;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
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
    public List<String> erase(UUID sessionId) {
        RescoredRecording.waitingIn(sessionId).forEach(rescorings::leaveOut);
        return List.of();
    }
}
