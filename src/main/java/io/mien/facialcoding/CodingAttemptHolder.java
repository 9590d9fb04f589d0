package io.mien.facialcoding;

import io.mien.privacy.PersonalDataHolder;
import io.mien.privacy.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tries at reading a visit's recordings: rows that fall with it. */
@ApplicationScoped
class CodingAttemptHolder implements PersonalDataHolder {

    @Override
    public List<String> tables() {
        return List.of("coding_attempt");
    }

    @Override
    public List<Holding> describe(Subject subject) {
        return List.of(new Holding("coding-attempt", attempts(subject.id()).size(), 0));
    }

    @Override
    public Map<String, Object> copy(Subject subject) {
        return Map.of(
                "codingAttempts",
                attempts(subject.id()).stream().map(CodingAttemptHolder::section).toList());
    }

    @Override
    public List<String> erase(Subject subject) {
        return List.of();
    }

    private static List<CodingAttempt> attempts(UUID sessionId) {
        return CodingAttempt.list(
                "recordingId in (select r.id from Recording r join Exposure e on e.id = r.exposureId"
                        + " where e.sessionId = ?1) order by startedAt",
                sessionId);
    }

    private static Map<String, Object> section(CodingAttempt attempt) {
        Map<String, Object> section = new LinkedHashMap<>();
        section.put("recording", attempt.recordingId);
        section.put("number", attempt.number);
        section.put("startedAt", attempt.startedAt);
        section.put("endedAt", attempt.endedAt);
        section.put("outcome", attempt.outcome);
        section.put("detail", attempt.detail);
        return section;
    }
}
