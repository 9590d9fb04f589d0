package io.mien.recording;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Hears which recordings were made known. */
@ApplicationScoped
class Completed {
    private final Queue<UUID> heard = new ConcurrentLinkedQueue<>();

    void hear(@Observes RecordingCompleted completed) {
        heard.add(completed.recordingId());
    }

    long times(UUID recording) {
        return heard.stream().filter(recording::equals).count();
    }
}
