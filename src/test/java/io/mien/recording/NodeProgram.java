package io.mien.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A program among the frontend's checks, as {@code frontend/check} compiles it; without that its tests say that they are skipped. */
final class NodeProgram {
    private static final ObjectMapper JSON = new ObjectMapper();

    private NodeProgram() {}

    /** Runs a program to its end and gives the JSON that it prints last. */
    static JsonNode run(String program, Object order, int patienceSeconds) {
        Path script = required(program);
        try {
            Process node = new ProcessBuilder("node", script.toString(), JSON.writeValueAsString(order))
                    .redirectErrorStream(true)
                    .start();
            node.onExit()
                    .completeOnTimeout(node, patienceSeconds, TimeUnit.SECONDS)
                    .thenAccept(Process::destroyForcibly);
            String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(node.waitFor()).as(said).isZero();
            return JSON.readTree(said.strip().lines().reduce("", (before, line) -> line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Where a program is; without it the test is skipped. */
    static Path required(String program) {
        Path script = Path.of("frontend/.check/conformance", program + ".js").toAbsolutePath();
        assumeThat(Files.isReadable(script) && Files.isDirectory(Path.of("frontend/node_modules")))
                .as("skipped: %s is not compiled; run frontend/check before, which needs Node", program)
                .isTrue();
        return script;
    }
}
