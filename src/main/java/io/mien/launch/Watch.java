package io.mien.launch;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Watches one child and starts it again when it dies; says so in one line. After three failures in a row it gives up. */
final class Watch implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final Duration ORPHANS = Duration.ofSeconds(5);
    private static final int FAILURES = 3;

    private final Ward ward;
    private final StartProgress progress;
    private final Thread thread;
    private volatile boolean closed;
    private Set<ProcessHandle> family = new HashSet<>();

    /** A child that can be started again as it was. */
    interface Ward {
        String name();

        ChildProcess child();

        /** Starts it and waits until it answers. */
        void restart() throws IOException;
    }

    private Watch(Ward ward, StartProgress progress) {
        this.ward = ward;
        this.progress = progress;
        this.thread = new Thread(this::watch, "watch-" + ward.name());
        thread.setDaemon(true);
    }

    static Watch over(Ward ward, StartProgress progress) {
        Watch watch = new Watch(ward, progress);
        watch.thread.start();
        return watch;
    }

    private void watch() {
        while (!closed && pause()) {
            if (ward.child().isAlive()) {
                family = ward.child().family();
            } else if (!closed && !mend()) {
                return;
            }
        }
    }

    private boolean mend() {
        long died = System.nanoTime();
        @Nullable Exception last = null;
        for (int failures = 0; failures < FAILURES && !closed; failures++) {
            // What it had started may still hold its files
            endFamily();
            try {
                ward.restart();
                progress.say(String.format(
                        Locale.ROOT,
                        "%s ended unexpectedly; it was started again and answers after %.1f s",
                        ward.name(),
                        (System.nanoTime() - died) / 1e9));
                return true;
            } catch (IOException | RuntimeException failed) {
                last = failed;
                ward.child().close();
            }
        }
        if (!closed) {
            progress.say(
                    "%s ended and could not be started again in %d tries: no more are made. Look into %s, then stop Mien and start it anew. (%s)"
                            .formatted(ward.name(), FAILURES, ward.child().log(), reason(last)));
        }
        return false;
    }

    private void endFamily() {
        family.forEach(ProcessHandle::destroyForcibly);
        long until = System.nanoTime() + ORPHANS.toNanos();
        while (family.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < until && pause()) {
            family.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private static String reason(@Nullable Exception failure) {
        String words = failure == null ? "" : String.valueOf(failure.getMessage());
        return words.lines().findFirst().orElse("no reason given");
    }

    private boolean pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    /** Ends the watching, and a start that is under way; the child itself is its owner's to stop. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(20).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
