package io.mien.launch;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/** The packaged product with its embedded PostgreSQL on a home folder of its own, without Keycloak, and its commands. */
final class WholeProduct implements AutoCloseable {
    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Path home;
    private final Path log;
    private final int port = Ports.choose(0, "the product", "-");
    private final int databasePort = Ports.choose(0, "its database", "-");
    private final int managementPort = Ports.choose(0, "its management", "-");
    private @Nullable Process process;

    WholeProduct(Path home, Path log) {
        if (!Files.exists(JAR)) {
            throw new TestAbortedException("skipped: the product is not packaged; mvn -B package does it");
        }
        this.home = home;
        this.log = log;
    }

    /** Returns once it is ready. */
    WholeProduct start() throws IOException {
        process = launched(List.of());
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(300)).until(this::isReady);
        return this;
    }

    /** As Ctrl-C does it. */
    void stop() {
        if (process != null) {
            process.destroy();
            process.onExit().join();
            process = null;
        }
    }

    /** Runs {@code backup} or {@code restore} to its end and gives the exit status. */
    int command(String name, Path place) throws IOException {
        return launched(List.of(name, place.toString())).onExit().join().exitValue();
    }

    URI origin() {
        return URI.create("http://localhost:" + port);
    }

    Connection database() throws SQLException, IOException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + databasePort + "/" + EmbeddedPostgres.DATABASE,
                EmbeddedPostgres.SUPERUSER,
                Secrets.in(home.resolve("secrets.properties")).of("postgres." + EmbeddedPostgres.SUPERUSER));
    }

    private Process launched(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment()
                .putAll(Map.of(
                        "MIEN_HOME", home.toString(),
                        "MIEN_PUBLIC_URL", origin().toString(),
                        "MIEN_LAUNCH_KEYCLOAK", "external",
                        "MIEN_LAUNCH_POSTGRES_PORT", String.valueOf(databasePort),
                        "QUARKUS_MANAGEMENT_PORT", String.valueOf(managementPort),
                        "QUARKUS_OIDC_TENANT_ENABLED", "false",
                        "QUARKUS_OIDC_API_TENANT_ENABLED", "false"));
        builder.environment()
                .putAll(Map.of(
                        "MIEN_SAMPLE_ENABLED", "true",
                        "MIEN_ACCOUNT_TENANTS_0__ORGANIZATION_ID", "organization",
                        "MIEN_ACCOUNT_TENANTS_0__ALIAS", "northlight",
                        "MIEN_ACCOUNT_TENANTS_0__NAME", "Northlight"));
        Process started = builder.start();
        // Also where the run is stopped; the product stops its children then
        Runtime.getRuntime().addShutdownHook(new Thread(started::destroy));
        return started;
    }

    private boolean isReady() {
        if (process == null || !process.isAlive()) {
            throw new AssertionError("The product died; its log says why: " + log);
        }
        try {
            URI health = URI.create("http://127.0.0.1:" + managementPort + "/q/health/ready");
            return ((HttpURLConnection) health.toURL().openConnection()).getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        stop();
    }
}
