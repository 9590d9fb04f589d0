package io.mien.recording;

import io.mien.jobs.Job;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Deletes a recording's video once its traces are stored, as the notice promises. */
@ApplicationScoped
public class VideoDeletion implements Job {
    static final String KIND = "delete-video";

    private final RecordingFiles files;
    private final Clock clock;

    VideoDeletion(RecordingFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
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
        Optional<String> key =
                QuarkusTransaction.requiringNew().call(() -> find(recordingId).map(recording -> recording.storageKey));
        if (key.isEmpty()) {
            return;
        }
        files.delete(key.get());
        QuarkusTransaction.requiringNew().run(() -> Recording.locked(recordingId)
                .ifPresent(recording -> recording.forgetVideo(clock.instant())));
        // Again, now that none is made any more: a copy may have been under way
        files.delete(key.get());
    }

    private static Optional<Recording> find(UUID recordingId) {
        return Recording.find("id", recordingId).firstResultOptional();
    }
}
