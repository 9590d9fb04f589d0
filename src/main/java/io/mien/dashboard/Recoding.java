package io.mien.dashboard;

import io.mien.account.Staff;
import io.mien.campaign.Campaign;
import io.mien.fieldwork.Exposure;
import io.mien.fieldwork.RespondentSession;
import io.mien.platform.Problem;
import io.mien.privacy.AuditAction;
import io.mien.privacy.AuditTrail;
import io.mien.recording.Recording;
import io.mien.recording.RecordingCompleted;
import io.mien.recording.RecordingState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Try again: parked recordings go back to the start of the pipeline, in the transaction that queues their job. */
@ApplicationScoped
class Recoding {
    private final Event<RecordingCompleted> completed;
    private final AuditTrail trail;
    private final Staff staff;

    Recoding(Event<RecordingCompleted> completed, AuditTrail trail, Staff staff) {
        this.completed = completed;
        this.trail = trail;
        this.staff = staff;
    }

    /** @return the campaign the recording belongs to */
    @Transactional
    UUID of(UUID recordingId) {
        Recording recording = Recording.required(recordingId);
        if (recording.state != RecordingState.PARKED) {
            throw Problem.conflict("not-parked", "This recording is not parked; there is nothing to try again.");
        }
        again(recording);
        return RespondentSession.required(Exposure.required(recording.exposureId).sessionId).campaignId;
    }

    /** @return how many recordings are tried again */
    @Transactional
    int ofCampaign(UUID campaignId) {
        Campaign.required(campaignId);
        List<Recording> parked = Recording.list(
                "state = ?1 and exposureId in (select e.id from Exposure e where e.sessionId in"
                        + " (select s.id from RespondentSession s where s.campaignId = ?2))",
                RecordingState.PARKED,
                campaignId);
        parked.stream().filter(Recording::hasVideo).forEach(this::again);
        return parked.size();
    }

    private void again(Recording recording) {
        if (!recording.hasVideo()) {
            throw Problem.conflict("video-deleted", "The video is deleted, so it cannot be read again.");
        }
        recording.state = RecordingState.RECEIVED;
        recording.parkedReason = null;
        trail.record(staff.actor(), AuditAction.CHANGE, recording.id, "coding tried again");
        completed.fire(new RecordingCompleted(recording.id));
    }
}
