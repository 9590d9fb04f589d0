package io.mien.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The consent of a visit: a row that falls with it. */
@ApplicationScoped
class ConsentHolder implements PersonalDataHolder {

    @Override
    public List<String> tables() {
        return List.of("consent");
    }

    @Override
    public List<Holding> describe(UUID sessionId) {
        int given = (int) Consent.count("sessionId", sessionId);
        return given == 0 ? List.of() : List.of(new Holding("consent", given, 0));
    }

    @Override
    public List<String> erase(UUID sessionId) {
        return List.of();
    }
}
