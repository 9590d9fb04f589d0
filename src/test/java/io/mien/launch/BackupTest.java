package io.mien.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.launch.PostgresPlan.Durability;
import io.mien.launch.Restore.Restored;
import io.mien.platform.Digest;
import io.mien.platform.DigestFile;
import io.mien.platform.LastBackup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Database, store and keys together, there and back, and what stands in the way of either. */
class BackupTest {
    private static final Instant NOW = Instant.parse("2026-11-29T20:00:00Z");
    private static final String BEFORE = digest("before");
    private static final String AFTER = digest("after");

    @TempDir
    Path folder;

    private Path home;
    private Path target;

    @BeforeEach
    void aHome() throws IOException {
        home = folder.resolve("home");
        target = folder.resolve("backup");
        write("secrets.properties", "postgres.postgres=secret");
        write("server.key", "key");
        write("certificate.key", "key");
        write("store/tenant/recordings/one", "a face");
        write("uploads/tenant/recordings/two", "half a face");
        write("postgres/cluster/PG_VERSION", "17");
        Files.createDirectories(home.resolve("postgres/cluster/pg_notify"));
        write("tmp/run-1/mien-1", "a passing face");
        write("log/mien.log", "a line");
        write("cache/ffmpeg", "a program");
        write("postgres/postgres.log", "a line");
        ledger(home).add(List.of(BEFORE));
    }

    @Test
    void everythingComesBackButWhatEachStartMakesAnew() throws IOException {
        // Given
        LastBackup made = backedUp();
        moveAside();

        // When
        Restored restored = new Restore(home, target).run();

        // Then
        assertThat(Files.readString(home.resolve("store/tenant/recordings/one")))
                .isEqualTo("a face");
        assertThat(home.resolve("uploads/tenant/recordings/two")).hasContent("half a face");
        assertThat(home.resolve("postgres/cluster/pg_notify")).isEmptyDirectory();
        assertThat(home.resolve("tmp")).doesNotExist();
        assertThat(home.resolve("log")).doesNotExist();
        assertThat(home.resolve("cache")).doesNotExist();
        assertThat(home.resolve("restoring")).doesNotExist();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("server.key"))))
                .isEqualTo("rw-------");
        assertThat(made).isEqualTo(new LastBackup(NOW, made.bytes(), 7, true));
        assertThat(LastBackup.of(home)).contains(made);
        assertThat(restored.ledgerWasThere()).isFalse();
    }

    @Test
    void theLedgerOfTheHomeIsKeptAndThatOfTheBackupAdded() throws IOException {
        // Given
        backedUp();
        Path aside = moveAside();
        Files.createDirectories(home);
        ledger(home).add(List.of(AFTER));

        // When
        Restored restored = new Restore(home, target).run();

        // Then
        assertThat(aside).exists();
        assertThat(ledger(home).all()).containsExactlyInAnyOrder(BEFORE, AFTER);
        assertThat(restored.erasures()).isEqualTo(2);
        assertThat(restored.ledgerWasThere()).isTrue();
    }

    @Test
    void aHomeThatIsNotEmptyIsLeftAsItIs() throws IOException {
        // Given
        backedUp();
        write("store/tenant/recordings/one", "a newer face");

        // When / Then
        assertThatThrownBy(() -> new Restore(home, target).run())
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("is not empty")
                .hasMessageContaining("mv " + home);
        assertThat(home.resolve("store/tenant/recordings/one")).hasContent("a newer face");
    }

    @Test
    void aDamagedBackupIsRefusedBeforeAnythingIsWritten() throws IOException {
        // Given
        backedUp();
        moveAside();
        Files.writeString(target.resolve("home/server.key"), "kez");

        // When / Then
        assertThatThrownBy(() -> new Restore(home, target).run())
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("is damaged: home/server.key");
        assertThat(home.resolve("store")).doesNotExist();
        Files.delete(target.resolve("home/server.key"));
        assertThatThrownBy(() -> new Restore(home, target).run())
                .hasMessageContaining("lacks the file home/server.key");
        Files.delete(target.resolve("manifest.sha256"));
        assertThatThrownBy(() -> new Restore(home, target).run()).hasMessageContaining("manifest.sha256 is missing");
    }

    @Test
    void aFileThatTheManifestDoesNotNameIsRefused() throws IOException {
        // Given
        backedUp();
        moveAside();
        Files.writeString(target.resolve("home/store/planted"), "by somebody");

        // When / Then
        assertThatThrownBy(() -> new Restore(home, target).run()).hasMessageContaining("home/store/planted");
    }

    @Test
    void aRestoreThatWasInterruptedIsNoHomeToStartFromAndIsBegunAnew() throws IOException {
        // Given
        backedUp();
        moveAside();
        Files.createDirectories(home.resolve("restoring/postgres"));
        write("server.key", "half");

        // When / Then
        assertThatThrownBy(() -> Home.claim(home)).hasMessageContaining("was interrupted");
        new Restore(home, target).run();
        assertThat(home.resolve("server.key")).hasContent("key");
        Home.claim(home).close();
    }

    @Test
    void aRunningProductIsNotBackedUp() throws IOException {
        // When / Then
        try (Home running = Home.claim(home)) {
            assertThatThrownBy(() -> Home.claim(running.path())).hasMessageContaining("already runs");
            assertThatThrownBy(() -> Home.claimToRestore(running.path())).hasMessageContaining("already runs");
        }
    }

    @Test
    void whatCouldNotBeStartedAgainIsNoBackup() throws IOException {
        // Given
        Files.delete(home.resolve("server.key"));

        // When / Then
        assertThatThrownBy(this::backedUp).hasMessageContaining("no server.key");
        assertThat(LastBackup.of(home)).isEmpty();
        assertThat(target).doesNotExist();
    }

    @Test
    void aBackupOverwritesNothingAndLiesNotInItsHome() throws IOException {
        // Given
        backedUp();

        // When / Then
        assertThatThrownBy(this::backedUp).hasMessageContaining("is there already");
        assertThatThrownBy(() -> new Backup(home, home.resolve("backup"), Clock.systemUTC()).make())
                .hasMessageContaining("is lost with it");
        assertThatThrownBy(() -> new Backup(home, folder.resolve("no/where"), Clock.systemUTC()).make())
                .hasMessageContaining("There is no folder");
    }

    @Test
    void aRealDatabaseAnswersFromItsBackup() throws Exception {
        // Given
        Folders.delete(home.resolve("postgres"));
        Secrets secrets = Secrets.in(home.resolve("secrets.properties"));
        try (EmbeddedPostgres postgres = postgres(secrets)) {
            run(postgres, secrets, "create table kept (word text)", "insert into kept values ('there')");
        }
        backedUp();
        try (EmbeddedPostgres postgres = postgres(secrets)) {
            run(postgres, secrets, "update kept set word = 'later'");
        }
        moveAside();

        // When
        new Restore(home, target).run();

        // Then
        Secrets restored = Secrets.in(home.resolve("secrets.properties"));
        try (EmbeddedPostgres postgres = postgres(restored);
                Connection connection = connect(postgres, restored);
                ResultSet row = connection.createStatement().executeQuery("select word from kept")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("there");
        }
    }

    private LastBackup backedUp() throws IOException {
        return new Backup(home, target, Clock.fixed(NOW, ZoneOffset.UTC)).make();
    }

    private Path moveAside() throws IOException {
        Path aside = Files.move(home, folder.resolve("aside"));
        Files.createDirectories(home);
        return aside;
    }

    private void write(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private EmbeddedPostgres postgres(Secrets secrets) throws IOException {
        return EmbeddedPostgres.start(
                new PostgresPlan(
                        Path.of("target", "postgres").toAbsolutePath(),
                        home.resolve("postgres"),
                        0,
                        Durability.THROW_AWAY),
                secrets);
    }

    private static void run(EmbeddedPostgres postgres, Secrets secrets, String... statements) throws SQLException {
        try (Connection connection = connect(postgres, secrets);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static Connection connect(EmbeddedPostgres postgres, Secrets secrets) throws SQLException {
        return DriverManager.getConnection(
                postgres.url(EmbeddedPostgres.DATABASE),
                EmbeddedPostgres.SUPERUSER,
                secrets.of("postgres." + EmbeddedPostgres.SUPERUSER));
    }

    private static DigestFile ledger(Path home) {
        return DigestFile.in(home, "erasures");
    }

    private static String digest(String visit) {
        return HexFormat.of().formatHex(Digest.of(visit));
    }
}
