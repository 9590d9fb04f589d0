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
 * One request at a time writes an upload. A new one ends the one before it: a browser that asks again has given up on
 * what it sent, and a dead connection must not keep the upload locked.
 */
@ApplicationScoped
class UploadLocks {
    private static final long PATIENCE_SECONDS = 10;

    private final Map<UUID, Desk> desks = new ConcurrentHashMap<>();

    /**
     * Does the work alone, after asking whoever has the upload to let go.
     *
     * @param letGo ends the caller's own request when the next one comes
     */
    <T> T alone(UUID upload, Runnable letGo, Work<T> work) throws IOException {
        Desk desk = desks.compute(upload, (id, known) -> (known == null ? new Desk() : known).joined());
        try {
            desk.take(letGo);
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
        private volatile Runnable current = () -> {};
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

        void take(Runnable letGo) {
            current.run();
            if (!acquired()) {
                throw UploadRefused.busy();
            }
            current = letGo;
        }

        void leave() {
            current = () -> {};
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
