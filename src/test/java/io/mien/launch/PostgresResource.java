package io.mien.launch;

import io.mien.launch.PostgresPlan.Durability;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A throw-away PostgreSQL for the whole test run. Found by every {@code @QuarkusTest} without an annotation (it is
 * registered as a service), so that all of them share one start of the application.
 */
public class PostgresResource implements QuarkusTestResourceLifecycleManager {
    private static final String URL = "test-postgres.url";
    private static final String PASSWORD = "test-postgres.";
    /** Where its data lies and its secrets, for {@link MortalPostgres}. */
    static final String FOLDER = "test-postgres.folder";
    /** Benchmarks that count what a commit costs ask for one that survives a power cut. */
    private static final Durability DURABILITY =
            Boolean.getBoolean("test-postgres.kept") ? Durability.KEPT : Durability.THROW_AWAY;

    @Override
    public Map<String, String> start() {
        return settings();
    }

    /** The server outlives the application: the next class of the run uses it again, the end of the JVM stops it. */
    @Override
    public void stop() {}

    /** Connection settings of the shared server; also for tests that need PostgreSQL without Quarkus. */
    public static synchronized Map<String, String> settings() {
        if (System.getProperty(URL) == null) {
            remember(startServer());
        }
        return Map.of(
                "quarkus.datasource.jdbc.url", System.getProperty(URL),
                "quarkus.datasource.username", "mien_runtime",
                "quarkus.datasource.password", System.getProperty(PASSWORD + "mien_runtime"),
                "quarkus.flyway.jdbc-url", System.getProperty(URL),
                "quarkus.flyway.username", "mien_owner",
                "quarkus.flyway.password", System.getProperty(PASSWORD + "mien_owner"));
    }

    /** System properties, because Quarkus may load this class more than once in a run. */
    private static void remember(EmbeddedPostgres server) {
        for (String role : new String[] {"mien_owner", "mien_runtime", "postgres"}) {
            System.setProperty(PASSWORD + role, server.password(role));
        }
        System.setProperty(URL, server.url(EmbeddedPostgres.DATABASE));
    }

    private static EmbeddedPostgres startServer() {
        try {
            Path folder = Files.createTempDirectory("mien-test-");
            PostgresPlan plan = new PostgresPlan(
                    Path.of("target", "postgres").toAbsolutePath(), folder.resolve("postgres"), 0, DURABILITY);
            System.setProperty(FOLDER, folder.toString());
            EmbeddedPostgres server = EmbeddedPostgres.start(plan, Secrets.in(folder.resolve("secrets")));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, folder)));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(EmbeddedPostgres server, Path folder) {
        server.close();
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
