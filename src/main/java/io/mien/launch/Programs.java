package io.mien.launch;

import io.mien.platform.Program;
import io.mien.platform.RunningProgram;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Programs that run to their end. */
final class Programs {
    private Programs() {}

    static void run(List<String> command, Path log) throws IOException {
        if (exit(Program.of(command).logging(log)) != 0) {
            String words = Files.readString(log);
            throw StartRefused.childDied(command.get(0), log, words.substring(Math.max(0, words.length() - 1500)));
        }
    }

    static String output(List<String> command) throws IOException {
        try (RunningProgram program = Program.of(command).start()) {
            return new String(program.output().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static int exit(Program program) throws IOException {
        try (RunningProgram running = program.start()) {
            return running.exit();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The start was interrupted.");
        }
    }

    static void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StartRefused.because("The start was interrupted.");
        }
    }
}
