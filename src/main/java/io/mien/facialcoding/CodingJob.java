package io.mien.facialcoding;

import io.mien.inference.ModelUnavailable;
import io.mien.jobs.Job;
import io.mien.jobs.JobQueue;
import io.mien.jobs.NotYet;
import io.mien.recording.RecordingCompleted;
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
        }
    }

    private void code(CodingRun run) throws IOException {
        try {
            run.commit(pipeline.read(run.order(), run::reach));
        } catch (ModelUnavailable away) {
            run.postpone();
            throw new NotYet(String.valueOf(away.getMessage()), away);
        }
    }

    @Override
    public void park(UUID recordingId, Throwable cause) {
        attempts.park(recordingId, Pipeline.reason(cause));
    }
}
