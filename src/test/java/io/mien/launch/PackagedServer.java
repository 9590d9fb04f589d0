package io.mien.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * The product as it was packaged, in a process of its own that can be killed and started again: a web node that shares the test
 * run's database and data folder, without workers and without Keycloak.
 */
public final class PackagedServer implements AutoCloseable {
    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final List<Path> SOURCES = List.of(Path.of("src/main"), Path.of("db-migrations"));
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final int port = Ports.choose(0, "the packaged server", "-");
    private final Path log;
    private final Map<String, String> settings = new HashMap<>();
    private @Nullable Process process;

    private PackagedServer(Path home, Path log) {
        this.log = log;
        settings.putAll(PostgresResource.settings());
        settings.putAll(Map.of(
                "mien.home", home.toAbsolutePath().toString(),
                "mien.public-url", "http://localhost:" + port,
                "mien.roles", "web",
                "mien.launch.postgres", "external",
                "mien.launch.keycloak", "external"));
        settings.putAll(Map.of(
                "quarkus.http.host", "127.0.0.1",
                "quarkus.http.port", String.valueOf(port),
                "quarkus.management.host", "127.0.0.1",
                "quarkus.management.port", String.valueOf(Ports.choose(0, "its management", "-")),
                "quarkus.oidc.tenant-enabled", "false",
                "quarkus.oidc.api.tenant-enabled", "false"));
    }

    /** Not started yet. Without a package, or with one that is older than its source, the test is skipped. */
    public static PackagedServer on(Path home, Path log) {
        if (!Files.exists(JAR)) {
            throw new TestAbortedException("skipped: the product is not packaged; mvn -B verify packages it before");
        }
        if (isStale()) {
            throw new TestAbortedException("skipped: the package is older than its source; mvn -B verify renews it");
        }
        return new PackagedServer(home, log);
    }

    /** Changes a setting; it counts from the next start on. */
    public PackagedServer with(String setting, String value) {
        settings.put(setting, value);
        return this;
    }

    /** Returns once it answers. */
    public PackagedServer start() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder packaged = new ProcessBuilder(java, "-jar", JAR.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        settings.forEach((name, value) -> packaged.environment().put(variable(name), value));
        try {
            Process started = packaged.start();
            // Also where the run is stopped
            Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
            process = started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(this::answers);
        return this;
    }

    public URI origin() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public long pid() {
        return running().pid();
    }

    /** What all of its threads worked since it started. */
    public Duration processorTime() {
        return running().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** SIGKILL: nothing is flushed, nothing is said. Returns once the system has taken it away. */
    public void kill() {
        running().destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        if (process != null) {
            kill();
        }
    }

    private Process running() {
        Process running = process;
        if (running == null) {
            throw new IllegalStateException("The server was not started");
        }
        return running;
    }

    /** Whoever has no cookie of a visit is told so: by then the whole of it is there. */
    private boolean answers() {
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

    private static String variable(String setting) {
        return setting.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    private static boolean isStale() {
        long packaged = JAR.toFile().lastModified();
        return SOURCES.stream().anyMatch(source -> newest(source) > packaged);
    }

    private static long newest(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().lastModified())
                    .max()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
