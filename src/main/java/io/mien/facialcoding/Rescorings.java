package io.mien.facialcoding;

import io.mien.campaign.Campaign;
import io.mien.facialcoding.RescoredRecording.State;
import io.mien.jobs.JobQueue;
import io.mien.platform.Problem;
import io.mien.privacy.Actor;
import io.mien.privacy.AuditAction;
import io.mien.privacy.AuditTrail;
import io.mien.recording.Recording;
import io.mien.trace.EngineReading;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a campaign's kept recordings again when the current models are not those that read them. Each becomes
 * a new revision; none is overwritten. One recording of a campaign is read at a time and the next is queued when it ends,
 * so that people who take part meanwhile do not wait behind hundreds of old recordings.
 *
 * <p>Only the tenant's own researchers start it. It changes figures that an agency may have shown to its client, and it is
 * processing of respondents' recordings, which the controller decides on: so the platform's operator, who installs the
 * models, cannot start it for a tenant.
 */
@ApplicationScoped
public class Rescorings {
    private final KeptRecordings kept;
    private final Revisions revisions;
    private final JobQueue queue;
    private final AuditTrail trail;
    private final Clock clock;

    Rescorings(KeptRecordings kept, Revisions revisions, JobQueue queue, AuditTrail trail, Clock clock) {
        this.kept = kept;
        this.revisions = revisions;
        this.queue = queue;
        this.trail = trail;
        this.clock = clock;
    }

    @Transactional
    public RescoringState state(UUID campaignId) {
        Campaign.required(campaignId);
        RescoringState.Latest latest =
                Rescoring.latestOf(campaignId).map(Rescorings::latest).orElse(null);
        return new RescoringState(kept.count(campaignId), kept.countOutdated(campaignId), latest);
    }

    /** Begins, or refuses with the reason why there is nothing to begin. */
    @Transactional
    public void start(UUID campaignId, Actor.Member actor) {
        Campaign campaign = Campaign.<Campaign>find("id", campaignId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(Problem::notFound);
        if (state(campaign.id).isRunning()) {
            throw Problem.conflict("rescoring-running", "This campaign is being re-scored already.");
        }
        List<UUID> outdated = kept.outdated(campaign.id);
        if (outdated.isEmpty()) {
            throw Problem.conflict(
                    "nothing-to-rescore", "No kept recording of this campaign was read by other models.");
        }
        Rescoring rescoring = Rescoring.begin(campaign.id, actor.login(), clock.instant());
        outdated.forEach(recording -> RescoredRecording.await(rescoring, recording));
        trail.record(actor, AuditAction.CHANGE, campaign.id, "re-scoring of " + outdated.size() + " recordings begun");
        queueNext(rescoring.id);
    }

    /** What to read, unless the recording was erased, its video deleted or its turn is over. */
    @Transactional
    Optional<CodingOrder> begin(UUID id) {
        Optional<RescoredRecording> waiting = RescoredRecording.lockedWaiting(id);
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        Recording recording = Recording.required(waiting.get().recordingId);
        if (!recording.hasVideo()) {
            end(waiting.get(), State.FAILED, "its video was deleted meanwhile");
            return Optional.empty();
        }
        return Optional.of(CodingOrder.of(recording));
    }

    @Transactional
    void commit(UUID id, CodingOrder order, List<EngineReading> read) {
        RescoredRecording.lockedWaiting(id).ifPresent(waiting -> {
            revisions.store(order, read);
            end(waiting, State.DONE, null);
        });
    }

    @Transactional
    void fail(UUID id, String reason) {
        RescoredRecording.lockedWaiting(id).ifPresent(waiting -> end(waiting, State.FAILED, reason));
    }

    /** Its recording is about to be erased: whoever waits behind it takes its turn. */
    @Transactional(Transactional.TxType.MANDATORY)
    void leaveOut(RescoredRecording erased) {
        end(erased, State.FAILED, "erased");
    }

    /** The next one that waits, if it is not queued already. */
    private void queueNext(UUID rescoringId) {
        RescoredRecording.nextOf(rescoringId).ifPresent(next -> queue.enqueue(RescoringJob.KIND, next.id));
    }

    private void end(RescoredRecording waiting, State state, @Nullable String reason) {
        waiting.end(state, reason, clock.instant());
        RescoredRecording.flush();
        queueNext(waiting.rescoringId);
    }

    private static RescoringState.Latest latest(Rescoring rescoring) {
        List<RescoredRecording> recordings = RescoredRecording.of(rescoring.id);
        Map<String, Long> failures = recordings.stream()
                .filter(recording -> recording.state == State.FAILED)
                .collect(Collectors.groupingBy(
                        recording -> recording.reason == null ? "no reason was kept" : recording.reason,
                        TreeMap::new,
                        Collectors.counting()));
        long done = recordings.stream()
                .filter(recording -> recording.state == State.DONE)
                .count();
        return new RescoringState.Latest(
                rescoring.requestedBy, rescoring.requestedAt, recordings.size(), done, failures);
    }
}
