package io.mien.media;

import io.mien.media.VideoRefused.Reason;
import io.mien.platform.RunningProgram;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One confined run of ffmpeg or ffprobe: killed at its deadline, its messages read as they come. */
final class MediaProcess implements AutoCloseable {
    /** Packets of almost three hours, or the largest still picture. */
    private static final int MAX_OUTPUT = 88 << 20;

    private static final int MAX_MESSAGES = 1_000;
    private static final long MEMORY_BYTES = 1_536L << 20;
    private static final long WRITTEN_BYTES = 2L << 30;
    private static final int OPEN_FILES = 64;
    private static final int PROCESSES = 64;

    private final RunningProgram program;

    private MediaProcess(RunningProgram program) {
        this.program = program;
    }

    /**
     * @param command program and arguments
     * @param time wall-clock limit
     * @param readable files the program may read
     * @param writable folders it may write to
     */
    record Order(List<String> command, Duration time, List<Path> readable, List<Path> writable) {

        static Order reading(List<String> command, Duration time, Path video) {
            return new Order(command, time, List.of(video), List.of());
        }

        /** Twice the wall-clock limit is granted as processor time. */
        Bounds bounds() {
            return new Bounds(MEMORY_BYTES, time.multipliedBy(2), WRITTEN_BYTES, OPEN_FILES, PROCESSES);
        }

        View view(MediaTools tools) {
            List<Path> seen = new ArrayList<>(readable);
            seen.add(tools.libraries());
            return new View(seen, writable);
        }
    }

    /** @param message called with each line the program writes to stderr, on a thread of its own */
    static MediaProcess start(MediaTools tools, Order order, Consumer<String> message) {
        try {
            return new MediaProcess(tools.confinement()
                    .confined(order.command(), order.bounds(), order.view(tools))
                    .withOnly(Map.of(
                            "LD_LIBRARY_PATH",
                            tools.libraries().toString(),
                            "LC_ALL",
                            "C",
                            "AV_LOG_FORCE_NOCOLOR",
                            "1"))
                    .within(order.time())
                    .heard(message)
                    .start());
        } catch (IOException e) {
            throw new MediaFailed("ffmpeg could not be started: " + e.getMessage(), e);
        }
    }

    /** Runs to the end. */
    static Outcome run(MediaTools tools, Order order) {
        List<String> said = new ArrayList<>();
        try (MediaProcess process = start(tools, order, line -> keep(said, line))) {
            byte[] output = process.output().readNBytes(MAX_OUTPUT);
            if (output.length == MAX_OUTPUT) {
                throw VideoRefused.of(Reason.UNDECODABLE);
            }
            return new Outcome(process.exit(), output, List.copyOf(said));
        } catch (IOException e) {
            throw new MediaFailed("ffmpeg's output could not be read: " + e.getMessage(), e);
        }
    }

    /** A hostile file can make the tool complain without end. */
    private static void keep(List<String> said, String line) {
        if (said.size() < MAX_MESSAGES) {
            said.add(line);
        }
    }

    /** What a finished run left. */
    record Outcome(int exit, byte[] output, List<String> messages) {

        boolean failed() {
            return exit != 0;
        }

        boolean said(String words) {
            return messages.stream().anyMatch(message -> message.contains(words));
        }

        String text() {
            return new String(output, StandardCharsets.UTF_8);
        }
    }

    InputStream output() {
        return program.output();
    }

    /**
     * Waits for the end.
     *
     * @throws VideoRefused when the deadline came first: a file that keeps the decoder busy that long is hostile or broken
     */
    int exit() {
        try {
            int exit = program.exit();
            if (program.isLate()) {
                throw VideoRefused.of(Reason.TOO_SLOW);
            }
            return exit;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MediaFailed("Interrupted while waiting for ffmpeg", e);
        }
    }

    @Override
    public void close() {
        program.close();
    }
}
