package io.mien.facialcoding;

import io.mien.inference.BadModel;
import io.mien.inference.ModelRefused;
import io.mien.inference.ModelUnavailable;
import io.mien.jobs.FinalFailure;
import io.mien.jobs.Job;
import io.mien.jobs.JobQueue;
import io.mien.jobs.NotYet;
import io.mien.media.VideoRefused;
import io.mien.recording.RecordingCompleted;
import io.mien.trace.UnreadableTimingLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/** Reads one completed recording. Queued in the transaction that completes it; safe to run any number of times. */
@ApplicationScoped
class CodingJob implements Job {
    static final String KIND = "code-recording";

    private final JobQueue queue;
    private final CodingAttempts attempts;
    private final Pipeline pipeline;

    CodingJob(JobQueue queue, CodingAttempts attempts, Pipeline pipeline) {
        this.queue = queue;
        this.attempts = attempts;
        this.pipeline = pipeline;
    }

    void queue(@Observes RecordingCompleted completed) {
        queue.enqueue(KIND, completed.recordingId());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(UUID recordingId) throws IOException {
        Optional<CodingRun> begun = attempts.begin(recordingId);
        if (begun.isEmpty()) {
            return;
        }
        try (CodingRun run = begun.get()) {
            code(run);
        } catch (VideoRefused refused) {
            throw new FinalFailure(refused.sentence(), refused);
        } catch (UnreadableTimingLog unreadable) {
            throw new FinalFailure("The browser's timing log cannot be used: " + unreadable.getMessage(), unreadable);
        } catch (ModelRefused | BadModel wrong) {
            throw new FinalFailure(wrong.getMessage() + " Try again once the model is right.", wrong);
        }
    }

    private void code(CodingRun run) throws IOException {
        try {
            run.commit(pipeline.read(run));
        } catch (ModelUnavailable away) {
            run.postpone();
            throw new NotYet(String.valueOf(away.getMessage()), away);
        }
    }

    @Override
    public void park(UUID recordingId, Throwable cause) {
        attempts.park(recordingId, reason(cause));
    }

    private static String reason(Throwable cause) {
        return cause instanceof FinalFailure
                ? String.valueOf(cause.getMessage())
                : "Reading it failed five times on our side. Try again once the server is well; the log says why.";
    }
}
