package io.mien.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * The product as it was packaged, in a process of its own that can be killed and started again: a web node on the test
 * run's database, with a folder of its own, without workers and without Keycloak.
 */
public final class PackagedServer implements AutoCloseable {
    private static final Path JAR =
            Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();
    /** Read by the launcher alone: as system properties the application refuses them. */
    private static final Map<String, String> LAUNCH =
            Map.of("MIEN_LAUNCH_POSTGRES", "external", "MIEN_LAUNCH_KEYCLOAK", "external");

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final int port = Ports.choose(0, "the packaged server", "-");
    private final Map<String, String> settings = new TreeMap<>();
    private final Path log;
    private @Nullable Process process;

    private PackagedServer(Path home, Path log) {
        this.log = log;
        settings.putAll(PostgresResource.settings());
        settings.putAll(Map.of(
                "mien.home",
                home.toAbsolutePath().toString(),
                "mien.public-url",
                "http://localhost:" + port,
                "mien.roles",
                "web",
                "mien.fieldwork.visits-a-minute",
                "100000",
                "quarkus.http.host",
                "127.0.0.1",
                "quarkus.http.port",
                String.valueOf(port)));
        settings.putAll(Map.of(
                "quarkus.management.host", "127.0.0.1",
                "quarkus.management.port", String.valueOf(Ports.choose(0, "its management", "-")),
                "quarkus.oidc.tenant-enabled", "false",
                "quarkus.oidc.api.tenant-enabled", "false"));
    }

    public static PackagedServer on(Path home, Path log) {
        return new PackagedServer(home, log);
    }

    public PackagedServer start() {
        if (!Files.exists(JAR)) {
            throw new TestAbortedException("skipped: the product is not packaged; run mvn package -DskipTests before");
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-jar", JAR.toString()));
        try {
            ProcessBuilder packaged = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            packaged.environment().putAll(LAUNCH);
            process = packaged.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(this::answers);
        return this;
    }

    public URI origin() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public int port() {
        return port;
    }

    /** SIGKILL: nothing is flushed, nothing is said. */
    public void kill() {
        try {
            running().destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
        }
    }

    private Process running() {
        Process running = process;
        if (running == null) {
            throw new IllegalStateException("The server was not started");
        }
        return running;
    }

    private boolean answers() throws IOException {
        if (!running().isAlive()) {
            throw new AssertionError("The packaged server died; its log says why: " + log);
        }
        try {
            HttpURLConnection asked =
                    (HttpURLConnection) origin().resolve("/visit").toURL().openConnection();
            return asked.getResponseCode() == 404;
        } catch (IOException notYet) {
            return false;
        }
    }
}
