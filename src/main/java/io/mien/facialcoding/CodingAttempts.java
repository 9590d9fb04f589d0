package io.mien.facialcoding;

import io.mien.facialcoding.CodingAttempt.Outcome;
import io.mien.recording.Recording;
import io.mien.recording.RecordingState;
import io.mien.recording.VideoRetention;
import io.mien.trace.EngineReading;
import jakarta.enterprise.context.ApplicationScoped;
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

    /** Begins an attempt; empty when the recording was erased, read, parked or abandoned meanwhile. */
    @Transactional
    Optional<CodingRun> begin(UUID recordingId) {
        Recording recording = awaiting(recordingId).orElse(null);
        if (recording == null) {
            return Optional.empty();
        }
        recording.beginCoding();
        return Optional.of(new CodingRun(this, attempt(recordingId).id, CodingOrder.of(recording)));
    }

    /** A new one, or the last if it waited: an outage of an hour is one attempt and not hundreds. */
    private CodingAttempt attempt(UUID recordingId) {
        Optional<CodingAttempt> latest = CodingAttempt.latestOf(recordingId);
        if (latest.isPresent() && latest.get().outcome == Outcome.POSTPONED) {
            return latest.get();
        }
        CodingAttempt attempt = new CodingAttempt();
        attempt.recordingId = recordingId;
        attempt.number = latest.map(last -> last.number).orElse(0) + 1;
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
        Recording recording = awaiting(order.recordingId()).orElse(null);
        if (recording == null) {
            return;
        }
        recording.finishCoding(clock.instant());
        revisions.store(order, read);
        String models = read.get(read.size() - 1).models();
        end(attemptId, Outcome.CODED, CodingStage.STORE, models);
        retention.settle(recording);
    }

    @Transactional
    void fail(UUID attemptId, CodingStage stage) {
        putBack(attemptId);
        end(attemptId, Outcome.FAILED, stage, "not finished");
    }

    @Transactional
    void postpone(UUID attemptId, CodingStage stage) {
        putBack(attemptId);
        end(attemptId, Outcome.POSTPONED, stage, "waits for the models");
    }

    /** Its recording waits for the next attempt, unless that has begun already: then this one outlived its turn. */
    private void putBack(UUID attemptId) {
        CodingAttempt.<CodingAttempt>find("id", attemptId)
                .firstResultOptional()
                .flatMap(attempt -> Recording.locked(attempt.recordingId))
                .filter(recording -> recording.state == RecordingState.CODING)
                .filter(recording -> isLatest(attemptId, recording.id))
                .ifPresent(Recording::putBack);
    }

    /** No further try: the recording waits for a person, with the reason. */
    @Transactional
    void park(UUID recordingId, String reason) {
        awaiting(recordingId).ifPresent(recording -> {
            recording.park(reason);
            CodingAttempt.latestOf(recordingId).ifPresent(last -> {
                last.outcome = Outcome.REFUSED;
                last.detail = reason;
            });
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

    private static boolean isLatest(UUID attemptId, UUID recordingId) {
        return CodingAttempt.latestOf(recordingId)
                .filter(latest -> latest.id.equals(attemptId))
                .isPresent();
    }

    private static Optional<Recording> awaiting(UUID recordingId) {
        return Recording.locked(recordingId).filter(Recording::awaitsCoding);
    }
}
