package io.mien.launch;

import io.mien.platform.Program;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * A program that lives as long as this one. It gets a session of its own, so that an interrupt at the terminal reaches
 * only Mien, which then stops its children in the right order. A pid file lets the next start find one that outlived us.
 */
final class ChildProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(12);
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    /** What to run and where it leaves its traces. {@code stopSignal} is the polite one, as {@code kill} names it. */
    record Plan(String name, List<String> command, Map<String, String> environment, Path folder, String stopSignal) {
        Path log() {
            return folder.resolve(name + ".log");
        }

        Path pidFile() {
            return folder.resolve(name + ".pid");
        }
    }

    private final Plan plan;
    private final ProcessHandle process;

    private ChildProcess(Plan plan, ProcessHandle process) {
        this.plan = plan;
        this.process = process;
    }

    static ChildProcess start(Plan plan) throws IOException {
        stopLeftover(plan);
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            command.add(SETSID.toString());
        }
        command.addAll(plan.command());
        ProcessHandle process = Program.of(command)
                .in(plan.folder())
                .with(plan.environment())
                .logging(plan.log())
                .start()
                .handle();
        Files.writeString(plan.pidFile(), process.pid() + " " + startOf(process));
        return new ChildProcess(plan, process);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** What it has started and what those have. */
    Set<ProcessHandle> family() {
        return process.descendants().collect(Collectors.toSet());
    }

    Path log() {
        return plan.log();
    }

    StartRefused died(String what) {
        return StartRefused.childDied(what, plan.log(), lastLines());
    }

    private String lastLines() {
        try {
            List<String> lines = Files.readAllLines(plan.log());
            return String.join(System.lineSeparator(), lines.subList(Math.max(0, lines.size() - 12), lines.size()));
        } catch (IOException e) {
            return "(the log cannot be read)";
        }
    }

    @Override
    public void close() {
        stop(process, plan.stopSignal());
        try {
            Files.deleteIfExists(plan.pidFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops the child that an earlier, killed start left behind. */
    static void stopLeftover(Plan plan) throws IOException {
        if (!Files.exists(plan.pidFile())) {
            return;
        }
        leftover(Files.readString(plan.pidFile())).ifPresent(handle -> stop(handle, plan.stopSignal()));
        Files.deleteIfExists(plan.pidFile());
    }

    /** The process of a pid file, if it is that very process: a pid alone may long belong to somebody else. */
    private static Optional<ProcessHandle> leftover(String written) {
        String[] parts = written.strip().split(" ", 2);
        if (parts.length != 2 || !parts[0].chars().allMatch(Character::isDigit)) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(parts[0]))
                .filter(ProcessHandle::isAlive)
                .filter(handle -> startOf(handle).equals(parts[1]));
    }

    private static String startOf(ProcessHandle handle) {
        return handle.info().startInstant().map(Instant::toString).orElse("unknown");
    }

    private static void stop(ProcessHandle handle, String signal) {
        if (!handle.isAlive()) {
            return;
        }
        List<ProcessHandle> family = new ArrayList<>(handle.descendants().toList());
        family.add(0, handle);
        signal(handle.pid(), signal);
        if (!gone(handle)) {
            family.forEach(ProcessHandle::destroyForcibly);
            gone(handle);
        }
    }

    private static void signal(long pid, String signal) {
        try {
            Programs.exit(Program.of(List.of("/bin/sh", "-c", "kill -" + signal + " " + pid)));
        } catch (InterruptedIOException e) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean gone(ProcessHandle handle) {
        try {
            handle.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
