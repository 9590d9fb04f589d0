package io.mien.fieldwork;

import io.mien.privacy.PersonalDataHolder;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The visit itself, its exposures and their timing logs: rows that fall together. */
@ApplicationScoped
class VisitHolder implements PersonalDataHolder {

    @Override
    public List<String> tables() {
        return List.of("respondent_session", "exposure", "timing_log");
    }

    @Override
    public List<Holding> describe(UUID sessionId) {
        return List.of(new Holding("exposure", Exposure.ofSession(sessionId).size(), 0));
    }

    @Override
    public List<String> erase(UUID sessionId) {
        return List.of();
    }
}
