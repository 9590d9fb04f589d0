package io.mien.launch;

import java.util.ArrayDeque;
import java.util.Deque;

/** The child processes that run; they are stopped in the reverse order of their start, whoever asks first. */
final class Children implements AutoCloseable {
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private boolean closed;

    /** Takes over a child that has just started; one that comes too late is stopped at once. */
    synchronized <T extends AutoCloseable> T add(T child) throws Exception {
        if (closed) {
            child.close();
            throw StartRefused.because("The start was interrupted.");
        }
        running.push(child);
        return child;
    }

    @Override
    public synchronized void close() {
        closed = true;
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception e) {
                System.err.println("A child process could not be stopped: " + e.getMessage());
            }
        }
    }
}
