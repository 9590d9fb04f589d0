package io.mien.launch;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Programs that run to their end. */
final class Programs {
    private Programs() {}

    static void run(List<String> command, Path log) throws IOException {
        run(command, Map.of(), log);
    }

    static void run(List<String> command, Map<String, String> environment, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        if (exit(builder.start()) != 0) {
            String words = Files.readString(log);
            throw StartRefused.childDied(command.get(0), log, words.substring(Math.max(0, words.length() - 1500)));
        }
    }

    static String output(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).start();
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        exit(process);
        return words;
    }

    static void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StartRefused.because("The start was interrupted.");
        }
    }

    private static int exit(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The start was interrupted.");
        }
    }
}
