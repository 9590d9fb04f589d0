package io.mien.facialcoding;

import io.mien.account.Staff;
import io.mien.campaign.Campaign;
import io.mien.platform.Problem;
import io.mien.privacy.AuditAction;
import io.mien.privacy.AuditTrail;
import io.mien.recording.Recording;
import io.mien.recording.RecordingCompleted;
import io.mien.recording.RecordingState;
import io.mien.visit.Exposure;
import io.mien.visit.Visit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Try again: parked recordings go back to the start of the pipeline, in the transaction that queues their job. */
@ApplicationScoped
class CodingRetries {
    private final Event<RecordingCompleted> completed;
    private final AuditTrail trail;
    private final Staff staff;

    CodingRetries(Event<RecordingCompleted> completed, AuditTrail trail, Staff staff) {
        this.completed = completed;
        this.trail = trail;
        this.staff = staff;
    }

    /** @return the campaign the recording belongs to */
    @Transactional
    UUID begin(UUID recordingId) {
        Recording recording = Recording.locked(recordingId).orElseThrow(Problem::notFound);
        retry(recording);
        return Visit.required(Exposure.required(recording.exposureId).visitId).campaignId;
    }

    /** @return how many recordings are tried again */
    @Transactional
    int beginAll(UUID campaignId) {
        Campaign.required(campaignId);
        List<Recording> parked = Recording.<Recording>find(
                        "state = ?1 and exposureId in (select e.id from Exposure e where e.visitId in"
                                + " (select s.id from Visit s where s.campaignId = ?2))",
                        RecordingState.PARKED,
                        campaignId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
        parked.stream().filter(Recording::hasVideo).forEach(this::retry);
        return parked.size();
    }

    private void retry(Recording recording) {
        recording.retry();
        trail.record(staff.actor(), AuditAction.CHANGE, recording.id, "coding tried again");
        completed.fire(new RecordingCompleted(recording.id));
    }
}
