package io.mien.facialcoding;

import io.mien.privacy.PersonalDataHolder;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Tries at reading a visit's recordings: rows that fall with it and tell its owner nothing more. */
@ApplicationScoped
class CodingAttemptHolder implements PersonalDataHolder {

    @Override
    public List<String> tables() {
        return List.of("coding_attempt");
    }

    @Override
    public List<Holding> describe(UUID sessionId) {
        return List.of();
    }

    @Override
    public List<String> erase(UUID sessionId) {
        return List.of();
    }
}
