package io.mien.facialcoding;

import io.mien.facialcoding.CodingAttempt.Outcome;
import io.mien.recording.Recording;
import io.mien.recording.RecordingState;
import io.mien.recording.VideoRetention;
import io.mien.trace.EngineReading;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the database knows of reading a recording: begun, ended, its traces and its verdict. Short transactions only. */
@ApplicationScoped
class CodingAttempts {
    private final VideoRetention retention;
    private final Revisions revisions;
    private final Clock clock;

    CodingAttempts(VideoRetention retention, Revisions revisions, Clock clock) {
        this.retention = retention;
        this.revisions = revisions;
        this.clock = clock;
    }

    /** Begins an attempt; empty when the recording was erased or read meanwhile. */
    @Transactional
    Optional<CodingRun> begin(UUID recordingId) {
        Recording recording = locked(recordingId).orElse(null);
        if (recording == null || recording.state == RecordingState.CODED) {
            return Optional.empty();
        }
        recording.state = RecordingState.CODING;
        return Optional.of(new CodingRun(this, attempt(recordingId).id, CodingOrder.of(recording)));
    }

    /** A new one, or the last if it waited: an outage of an hour is one attempt and not hundreds. */
    private CodingAttempt attempt(UUID recordingId) {
        List<CodingAttempt> attempts = CodingAttempt.ofRecording(recordingId);
        if (!attempts.isEmpty() && attempts.get(attempts.size() - 1).outcome == Outcome.POSTPONED) {
            return attempts.get(attempts.size() - 1);
        }
        CodingAttempt attempt = new CodingAttempt();
        attempt.recordingId = recordingId;
        attempt.number = attempts.size() + 1;
        attempt.startedAt = clock.instant();
        attempt.persist();
        return attempt;
    }

    /**
     * Stores the traces, the verdict on the visit, and what becomes of the video: its end, or a copy to play where the
     * campaign keeps it and its person allows that.
     */
    @Transactional
    void commit(UUID attemptId, CodingOrder order, List<EngineReading> read) {
        Recording recording = locked(order.recordingId()).orElse(null);
        if (recording == null || recording.state == RecordingState.CODED) {
            return;
        }
        recording.state = RecordingState.CODED;
        recording.codedAt = clock.instant();
        revisions.store(order, read);
        String models = read.get(read.size() - 1).models();
        end(attemptId, Outcome.CODED, CodingStage.STORE, models);
        retention.settle(recording);
    }

    @Transactional
    void fail(UUID attemptId, CodingStage stage) {
        end(attemptId, Outcome.FAILED, stage, "not finished");
    }

    @Transactional
    void postpone(UUID attemptId, CodingStage stage) {
        end(attemptId, Outcome.POSTPONED, stage, "waits for the models");
    }

    /** No further try: the recording waits for a person, with the reason. */
    @Transactional
    void park(UUID recordingId, String reason) {
        locked(recordingId).ifPresent(recording -> {
            recording.state = RecordingState.PARKED;
            recording.parkedReason = reason;
            List<CodingAttempt> attempts = CodingAttempt.ofRecording(recordingId);
            if (!attempts.isEmpty()) {
                CodingAttempt last = attempts.get(attempts.size() - 1);
                last.outcome = Outcome.REFUSED;
                last.detail = reason;
            }
        });
    }

    private void end(UUID attemptId, Outcome outcome, CodingStage stage, String detail) {
        CodingAttempt.<CodingAttempt>find("id", attemptId).firstResultOptional().ifPresent(attempt -> {
            attempt.endedAt = clock.instant();
            attempt.outcome = outcome;
            attempt.stage = stage.name();
            attempt.detail = detail;
        });
    }

    private static Optional<Recording> locked(UUID recordingId) {
        return Recording.<Recording>find("id", recordingId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }
}
