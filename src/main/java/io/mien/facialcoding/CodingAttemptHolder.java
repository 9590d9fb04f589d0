package io.mien.facialcoding;

import io.mien.privacy.HeldTable;
import io.mien.privacy.PersonalDataHolder;
import io.mien.privacy.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tries at reading a visit's recordings: rows that fall with it. */
@ApplicationScoped
class CodingAttemptHolder implements PersonalDataHolder {
    private static final HeldTable<CodingAttempt> ATTEMPTS = HeldTable.<CodingAttempt>named("coding_attempt")
            .technical("id", HeldTable.ROW)
            .column("recording_id", "recording", attempt -> attempt.recordingId)
            .column("number", "number", attempt -> attempt.number)
            .column("started_at", "startedAt", attempt -> attempt.startedAt)
            .column("ended_at", "endedAt", attempt -> attempt.endedAt)
            .column("outcome", "outcome", attempt -> attempt.outcome)
            .column("stage", "lastStep", attempt -> attempt.stage)
            .column("detail", "detail", attempt -> attempt.detail);

    @Override
    public List<HeldTable<?>> tables() {
        return List.of(ATTEMPTS);
    }

    @Override
    public List<Holding> describe(Subject subject) {
        return List.of(new Holding("coding-attempt", attempts(subject.id()).size(), 0));
    }

    @Override
    public Map<String, Object> copy(Subject subject) {
        return Map.of(
                "codingAttempts",
                attempts(subject.id()).stream().map(ATTEMPTS::section).toList());
    }

    @Override
    public List<String> erase(Subject subject) {
        return List.of();
    }

    private static List<CodingAttempt> attempts(UUID visitId) {
        return CodingAttempt.list(
                "recordingId in (select r.id from Recording r join Exposure e on e.id = r.exposureId"
                        + " where e.visitId = ?1) order by startedAt",
                visitId);
    }
}
