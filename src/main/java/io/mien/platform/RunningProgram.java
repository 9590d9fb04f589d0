package io.mien.platform;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A child process. Closing it kills it with everything it started, if it still runs. */
public final class RunningProgram implements AutoCloseable {
    private static final ScheduledExecutorService WATCHDOG = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "child-watchdog");
        thread.setDaemon(true);
        return thread;
    });

    private final Process process;
    private final Optional<ScheduledFuture<?>> watch;
    private final @Nullable Thread messages;
    private volatile boolean late;

    RunningProgram(Process process, Optional<Duration> time, @Nullable Consumer<String> listener) {
        this.process = process;
        this.messages = listener == null ? null : listen(process, listener);
        this.watch = time.map(this::killAfter);
    }

    /** What it writes, apart from its messages. */
    public InputStream output() {
        return process.getInputStream();
    }

    /** Where what it reads is written, if it is {@link Program#fed}. */
    public OutputStream input() {
        return process.getOutputStream();
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Whether it was killed at a deadline. */
    public boolean isLate() {
        return late;
    }

    /** Waits for its end and until all of its messages were heard. */
    public int exit() throws InterruptedException {
        int exit = process.waitFor();
        if (messages != null) {
            messages.join();
        }
        return exit;
    }

    /** Kills it at the end of this time, unless the caller cancels that. */
    public ScheduledFuture<?> killAfter(Duration time) {
        return WATCHDOG.schedule(this::killLate, time.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        watch.ifPresent(deadline -> deadline.cancel(false));
        kill();
    }

    private void killLate() {
        late = true;
        kill();
    }

    /** The children are found first: once their parent is gone, nothing leads to them. */
    private void kill() {
        List<ProcessHandle> family = process.isAlive() ? process.descendants().toList() : List.of();
        process.destroyForcibly();
        family.forEach(ProcessHandle::destroyForcibly);
    }

    private static Thread listen(Process process, Consumer<String> listener) {
        Thread thread = new Thread(() -> read(process, listener), "child-messages");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void read(Process process, Consumer<String> listener) {
        try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                listener.accept(line);
            }
        } catch (IOException e) {
            // The program was killed: its last words are of no use
            return;
        }
    }
}
