package io.mien.recording;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One request at a time writes an upload. None of them waits for the network meanwhile: its body has been read before, so
 * that a dead connection keeps no upload locked, and nobody has to end another's request to get at it.
 */
@ApplicationScoped
class UploadLocks {
    private static final long PATIENCE_SECONDS = 1;

    private final Map<UUID, Desk> desks = new ConcurrentHashMap<>();

    /** Does the work alone, or is refused when whoever has the upload takes long. */
    <T> T alone(UUID upload, Work<T> work) throws IOException {
        Desk desk = desks.compute(upload, (id, known) -> (known == null ? new Desk() : known).joined());
        try {
            desk.take();
            try {
                return work.done();
            } finally {
                desk.leave();
            }
        } finally {
            desks.computeIfPresent(upload, (id, known) -> known.left());
        }
    }

    /** What one request does with an upload. */
    interface Work<T> {
        T done() throws IOException;
    }

    private static final class Desk {
        private final ReentrantLock lock = new ReentrantLock();
        private int present;

        Desk joined() {
            present++;
            return this;
        }

        @Nullable
        Desk left() {
            present--;
            return present == 0 ? null : this;
        }

        void take() {
            if (!acquired()) {
                throw UploadRefused.busy();
            }
        }

        void leave() {
            lock.unlock();
        }

        private boolean acquired() {
            try {
                return lock.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
