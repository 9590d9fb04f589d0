package io.mien.launch;

import io.mien.launch.PostgresPlan.Durability;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The test run's PostgreSQL as something that is killed and comes back with what it had forced to disk. */
public final class MortalPostgres implements AutoCloseable {
    private final Path folder;
    private final int port;
    private volatile @Nullable EmbeddedPostgres ours;

    private MortalPostgres(Path folder, int port) {
        this.folder = folder;
        this.port = port;
        // Also where the run is stopped
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    public static MortalPostgres ofTheRun() {
        if (!Boolean.getBoolean("test-postgres.kept")) {
            throw new IllegalStateException(
                    "Only one that keeps what it acknowledged may be killed: -Dtest-postgres.kept=true");
        }
        String url = PostgresResource.settings().get("quarkus.datasource.jdbc.url");
        return new MortalPostgres(
                Path.of(System.getProperty(PostgresResource.FOLDER)),
                URI.create(url.substring("jdbc:".length())).getPort());
    }

    /** SIGKILL for the server and all it started. Returns once they are gone. */
    public void kill() {
        try {
            String pid =
                    Files.readString(folder.resolve("postgres/postgres.pid")).split(" ", 2)[0];
            List<ProcessHandle> family = new ArrayList<>();
            ProcessHandle.of(Long.parseLong(pid)).ifPresent(server -> {
                family.add(server);
                family.addAll(server.descendants().toList());
            });
            family.forEach(ProcessHandle::destroyForcibly);
            CompletableFuture.allOf(family.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                    .join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Comes back on its port. */
    public void restart() {
        try {
            PostgresPlan plan = new PostgresPlan(
                    Path.of("target", "postgres").toAbsolutePath(), folder.resolve("postgres"), port, Durability.KEPT);
            ours = EmbeddedPostgres.start(plan, Secrets.in(folder.resolve("secrets")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (ours != null) {
            ours.close();
        }
    }
}
