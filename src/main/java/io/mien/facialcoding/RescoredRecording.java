package io.mien.facialcoding;

import io.mien.tenancy.TenantScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One recording of a re-scoring. */
@Entity
@Table(name = "rescored_recording")
class RescoredRecording extends TenantScoped {

    @Column(name = "rescoring_id")
    public UUID rescoringId;

    @Column(name = "recording_id")
    public UUID recordingId;

    @Enumerated(EnumType.STRING)
    public State state = State.WAITING;

    @Nullable
    public String reason;

    @Nullable
    @Column(name = "ended_at")
    public Instant endedAt;

    /** Waiting for its turn, read into a new revision, or left at the earlier one. */
    enum State {
        WAITING,
        DONE,
        FAILED
    }

    static void await(Rescoring rescoring, UUID recordingId) {
        RescoredRecording waiting = new RescoredRecording();
        waiting.rescoringId = rescoring.id;
        waiting.recordingId = recordingId;
        waiting.persist();
    }

    /** The recording of this id while it waits, held against a second run until the transaction ends. */
    static Optional<RescoredRecording> lockedWaiting(UUID id) {
        return RescoredRecording.<RescoredRecording>find("id = ?1 and state = ?2", id, State.WAITING)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    static Optional<RescoredRecording> nextOf(UUID rescoringId) {
        return find("rescoringId = ?1 and state = ?2 order by id", rescoringId, State.WAITING)
                .firstResultOptional();
    }

    static List<RescoredRecording> of(UUID rescoringId) {
        return list("rescoringId", rescoringId);
    }

    /** What waits among a visit's recordings. */
    static List<RescoredRecording> waitingIn(UUID visitId) {
        return list(
                "state = ?1 and recordingId in (select r.id from Recording r where r.exposureId in"
                        + " (select e.id from Exposure e where e.visitId = ?2))",
                State.WAITING,
                visitId);
    }

    /** All places that a visit's recordings have or had. */
    static List<RescoredRecording> in(UUID visitId) {
        return list(
                "recordingId in (select r.id from Recording r where r.exposureId in"
                        + " (select e.id from Exposure e where e.visitId = ?1)) order by id",
                visitId);
    }

    void end(State end, @Nullable String why, Instant now) {
        state = end;
        reason = why;
        endedAt = now;
    }
}
