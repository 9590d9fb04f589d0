package io.mien.facialcoding;

import io.mien.campaign.Campaign;
import io.mien.fieldwork.Exposure;
import io.mien.fieldwork.RespondentSession;
import io.mien.jobs.Job;
import io.mien.jobs.JobQueue;
import io.mien.recording.Recording;
import io.mien.recording.RecordingReceived;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;

/**
 * Sets the last day of each video when it arrives: the campaign's where its person allows that, or a limit for one that
 * nobody manages to analyse. What is deleted after its analysis is gone long before.
 */
@ApplicationScoped
class VideoRetention implements Job {
    static final String KIND = "end-video-retention";

    private static final int LONGEST_UNANALYSED_DAYS = 30;

    private final VideoDeletion deletion;
    private final JobQueue queue;

    VideoRetention(VideoDeletion deletion, JobQueue queue) {
        this.deletion = deletion;
        this.queue = queue;
    }

    void limit(@Observes RecordingReceived received) {
        Recording recording = Recording.required(received.recordingId());
        RespondentSession session = RespondentSession.required(Exposure.required(recording.exposureId).sessionId);
        Integer kept = session.keepDays(Campaign.required(session.campaignId));
        int days = kept == null ? LONGEST_UNANALYSED_DAYS : kept;
        queue.enqueueAt(KIND, recording.id, recording.createdAt.plus(Duration.ofDays(days)));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Patience patience() {
        return Patience.UNTIL_DONE;
    }

    @Override
    public void run(UUID recordingId) throws IOException {
        deletion.run(recordingId);
    }
}
