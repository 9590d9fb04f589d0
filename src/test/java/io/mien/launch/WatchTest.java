package io.mien.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Children that die are started again. Only processes that the test started are killed. */
class WatchTest {
    private static final Duration FIFTEEN_SECONDS = Duration.ofSeconds(15);

    @TempDir
    Path folder;

    private final ByteArrayOutputStream console = new ByteArrayOutputStream();
    private final StartProgress progress = new StartProgress(new PrintStream(console, true, StandardCharsets.UTF_8));

    @Test
    void aKilledPostgresAnswersAgainWithinFifteenSecondsEachTime() throws Exception {
        // Given
        PostgresPlan plan = new PostgresPlan(
                Path.of("target", "postgres").toAbsolutePath(),
                folder.resolve("postgres"),
                0,
                PostgresPlan.Durability.THROW_AWAY);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(plan, Secrets.in(folder.resolve("secrets")));
                Watch watch = Watch.over(postgres, progress);
                Connection open = connect(postgres)) {
            assertThat(watch).isNotNull();
            assertThat(open.isValid(1)).isTrue();
            for (int times = 1; times <= 4; times++) {
                // When
                kill(folder.resolve("postgres/postgres.pid"));

                // Then
                int restarts = times;
                await().atMost(FIFTEEN_SECONDS).until(() -> answers(postgres) && lines() == restarts);
            }
        }
        assertThat(said()).contains("PostgreSQL ended unexpectedly; it was started again and answers after");
    }

    @Test
    void threeFailuresInARowEndTheTriesWithASentence() throws Exception {
        // Given
        Mayfly mayfly = new Mayfly(folder);
        try (Watch watch = Watch.over(mayfly, progress)) {
            assertThat(watch).isNotNull();

            // When
            kill(folder.resolve("mayfly.pid"));

            // Then
            await().atMost(FIFTEEN_SECONDS).until(() -> lines() == 1);
            assertThat(said())
                    .contains("The mayfly ended and could not be started again in 3 tries: no more are made")
                    .contains("too weak");
            assertThat(mayfly.tries).isEqualTo(3);
        }
    }

    private static void kill(Path pidFile) throws IOException {
        long pid = Long.parseLong(Files.readString(pidFile).split(" ")[0]);
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }

    private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(
                postgres.url("mien"), EmbeddedPostgres.SUPERUSER, postgres.password(EmbeddedPostgres.SUPERUSER));
    }

    private static boolean answers(EmbeddedPostgres postgres) {
        try (Connection connection = connect(postgres)) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private String said() {
        return console.toString(StandardCharsets.UTF_8);
    }

    /** That have ended; one is printed in pieces. */
    private long lines() {
        return said().chars().filter(each -> each == '\n').count();
    }

    /** Lives once and never again. */
    private static final class Mayfly implements Watch.Ward {
        private final ChildProcess child;
        private int tries;

        Mayfly(Path folder) throws IOException {
            this.child = ChildProcess.start(
                    new ChildProcess.Plan("mayfly", List.of("/bin/sleep", "600"), Map.of(), folder, "TERM"));
        }

        @Override
        public String name() {
            return "The mayfly";
        }

        @Override
        public ChildProcess child() {
            return child;
        }

        @Override
        public void restart() throws IOException {
            tries++;
            throw new IOException("too weak");
        }
    }
}
