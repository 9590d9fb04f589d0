package io.mien.platform;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Another program, to be run as a child process. Every child of this process starts here.
 *
 * <p>Unless something else is asked for, it runs in this process's working folder and environment, finds its input empty, its
 * output is read from {@link RunningProgram#output()}, its messages are thrown away, and it may take any time. What it may
 * take of the machine is said by the command itself: {@code media.Confinement} puts its limits and walls in front.
 */
public final class Program {
    private static final File NOTHING = new File("/dev/null");

    private final ProcessBuilder builder;
    private Optional<Duration> time = Optional.empty();
    private @Nullable Consumer<String> listener;

    private Program(List<String> command) {
        builder = new ProcessBuilder(command)
                .redirectInput(Redirect.from(NOTHING))
                .redirectError(Redirect.DISCARD);
    }

    /** @param command program and arguments */
    public static Program of(List<String> command) {
        return new Program(command);
    }

    public Program in(Path folder) {
        builder.directory(folder.toFile());
        return this;
    }

    /** Variables beside those of this process. */
    public Program with(Map<String, String> environment) {
        builder.environment().putAll(environment);
        return this;
    }

    /** Variables in place of those of this process, which may hold secrets. */
    public Program withOnly(Map<String, String> environment) {
        builder.environment().clear();
        return with(environment);
    }

    /** Its input is what the caller writes to {@link RunningProgram#input()}. */
    public Program fed() {
        builder.redirectInput(Redirect.PIPE);
        return this;
    }

    /** Output and messages go to a file, which is emptied first. */
    public Program logging(Path file) {
        builder.redirectErrorStream(true).redirectOutput(file.toFile());
        return this;
    }

    /** @param message called with each line the program writes to stderr, on a thread of its own */
    public Program heard(Consumer<String> message) {
        builder.redirectError(Redirect.PIPE);
        listener = message;
        return this;
    }

    /** It is killed when it runs for longer; {@link RunningProgram#isLate()} tells. */
    public Program within(Duration limit) {
        time = Optional.of(limit);
        return this;
    }

    /** @throws IOException when there is no such program or it may not be run */
    public RunningProgram start() throws IOException {
        return new RunningProgram(builder.start(), time, listener);
    }
}
