package io.mien.recording;

import io.mien.jobs.Job;
import io.mien.jobs.JobQueue;
import io.mien.visit.Exposure;
import io.mien.visit.VideoPromise;
import io.mien.visit.Visit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sets the last day of each video when it arrives: the campaign's where its person allows that, or a limit for one that
 * nobody manages to analyse. What is deleted after its analysis is gone long before.
 */
@ApplicationScoped
public class VideoRetention implements Job {
    public static final String KIND = "end-video-retention";

    private static final int MAX_UNANALYSED_DAYS = 30;

    private final VideoDeletion deletion;
    private final JobQueue queue;

    VideoRetention(VideoDeletion deletion, JobQueue queue) {
        this.deletion = deletion;
        this.queue = queue;
    }

    /**
     * What becomes of a video that has just been read: a copy to play where the campaign keeps it and its person allows
     * that, its end otherwise. Runs inside the caller's transaction.
     */
    public void settle(Recording recording) {
        queue.enqueue(keptDays(recording) == null ? VideoDeletion.KIND : PlayableCopy.KIND, recording.id);
    }

    void limit(@Observes RecordingReceived received) {
        Recording recording = Recording.required(received.recordingId());
        Integer kept = keptDays(recording);
        int days = kept == null ? MAX_UNANALYSED_DAYS : kept;
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

    private static @Nullable Integer keptDays(Recording recording) {
        Visit visit = Visit.required(Exposure.required(recording.exposureId).visitId);
        return VideoPromise.to(visit).keepDays();
    }
}
