package io.mien.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.opentest4j.TestAbortedException;

/**
 * A program of {@code frontend/entrants}: browsers in Node that run the respondent's page without a screen. Takes orders
 * and gives outcomes, one JSON line each, in whatever order they end. Where there is no Node, the test is skipped.
 */
public final class NodeProgram implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FRONTEND = Path.of("frontend").toAbsolutePath();
    private static boolean compiled;

    private final Process process;
    private final Writer orders;
    private final BufferedReader outcomes;

    private NodeProgram(Process process) {
        this.process = process;
        this.orders = process.outputWriter(StandardCharsets.UTF_8);
        this.outcomes = process.inputReader(StandardCharsets.UTF_8);
    }

    public static NodeProgram start(String name) {
        compile();
        return new NodeProgram(run("node", ".check/entrants/" + name + ".js"));
    }

    public void order(Object order) {
        try {
            orders.write(JSON.writeValueAsString(order) + "\n");
            orders.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the next outcome; a failure inside the program is one too, with the field {@code failure}. */
    public JsonNode outcome() {
        try {
            String line = outcomes.readLine();
            if (line == null) {
                throw new AssertionError("The entrants' program ended before its time");
            }
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<JsonNode> outcomes(int count) {
        List<JsonNode> all = new ArrayList<>();
        while (all.size() < count) {
            all.add(outcome());
        }
        return all;
    }

    @Override
    public void close() {
        process.destroy();
    }

    private static synchronized void compile() {
        if (compiled) {
            return;
        }
        try {
            Process compiling = run("./compile");
            if (!compiling.waitFor(5, TimeUnit.MINUTES) || compiling.exitValue() != 0) {
                throw new TestAbortedException("Skipped: frontend/compile does not succeed here (it wants Node 20)");
            }
            compiled = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TestAbortedException("Skipped: interrupted while compiling the entrants", e);
        }
    }

    private static Process run(String... command) {
        try {
            return new ProcessBuilder(command)
                    .directory(FRONTEND.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new TestAbortedException("Skipped: there is no Node here to run the entrants", e);
        }
    }
}
