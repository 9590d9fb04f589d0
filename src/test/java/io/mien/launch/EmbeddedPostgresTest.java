package io.mien.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.launch.PostgresPlan.Durability;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
    @TempDir
    Path folder;

    @Test
    void dataOutlivesTheServer() throws Exception {
        // Given
        try (EmbeddedPostgres first = start(0)) {
            update(
                    first,
                    "mien_owner",
                    "create table kept (word text); insert into kept values ('still here'); grant select on kept to mien_runtime");
        }

        // When
        try (EmbeddedPostgres second = start(0)) {
            // Then
            assertThat(query(second, "mien_runtime", "select word from kept")).isEqualTo("still here");
        }
    }

    @Test
    void runtimeOwnsNothingAndCannotMakeTables() throws Exception {
        // Given
        try (EmbeddedPostgres postgres = start(0)) {
            // When / Then
            assertThatThrownBy(() -> update(postgres, "mien_runtime", "create table mine (id int)"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
            assertThat(
                            query(
                                    postgres,
                                    "mien_runtime",
                                    "select string_agg(rolname, ',') from pg_roles where rolname like 'mien%' and (rolsuper or rolbypassrls)"))
                    .isNull();
        }
    }

    @Test
    void ownerHandsFunctionsToLookupWithoutInheritingItsSight() throws Exception {
        // Given
        try (EmbeddedPostgres postgres = start(0)) {
            update(postgres, "mien_owner", """
                    create table secret (word text);
                    alter table secret enable row level security;
                    alter table secret force row level security;
                    create policy lookup_only on secret for select to mien_lookup using (true);
                    create policy fill on secret for insert with check (true);
                    grant select on secret to mien_lookup;
                    insert into secret values ('found');
                    create function find() returns text language sql security definer set search_path = public
                      return (select word from secret);
                    grant execute on function find() to mien_runtime;
                    alter function find() owner to mien_lookup;
                    grant select on secret to mien_runtime, mien_owner;
                    """);

            // When
            String found = query(postgres, "mien_runtime", "select find()");

            // Then
            assertThat(found).isEqualTo("found");
            assertThat(query(postgres, "mien_runtime", "select count(*)::text from secret"))
                    .isEqualTo("0");
            assertThat(query(postgres, "mien_owner", "select count(*)::text from secret"))
                    .isEqualTo("0");
        }
    }

    @Test
    void aHalfFinishedEarlierStartIsClearedAway() throws Exception {
        // Given
        Files.createDirectories(folder.resolve("postgres/cluster.half/base"));
        Files.createDirectories(folder.resolve("postgres/cluster"));
        Files.writeString(folder.resolve("postgres/postgres.pid"), "999999999 2020-01-01T00:00:00Z");

        // When
        try (EmbeddedPostgres postgres = start(0)) {
            // Then
            assertThat(query(postgres, "mien_runtime", "select 1::text")).isEqualTo("1");
        }
    }

    @Test
    void theServerOfAKilledStartIsStoppedFirst() throws Exception {
        // Given
        EmbeddedPostgres orphan = start(0);

        // When
        try (EmbeddedPostgres next = start(0)) {
            // Then
            assertThat(query(next, "mien_runtime", "select 1::text")).isEqualTo("1");
            assertThatThrownBy(() -> query(orphan, "mien_runtime", "select 1::text"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void aTakenPortIsNamedWithItsSetting() throws Exception {
        // Given
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // When / Then
            assertThatThrownBy(() -> start(taken.getLocalPort()))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining(String.valueOf(taken.getLocalPort()))
                    .hasMessageContaining("mien.launch.postgres-port");
        }
    }

    private EmbeddedPostgres start(int port) throws IOException {
        PostgresPlan plan = new PostgresPlan(
                Path.of("target", "postgres").toAbsolutePath(),
                folder.resolve("postgres"),
                port,
                Durability.THROW_AWAY);
        return EmbeddedPostgres.start(plan, Secrets.in(folder.resolve("secrets")));
    }

    private static void update(EmbeddedPostgres postgres, String role, String sql) throws SQLException {
        try (Connection connection = connect(postgres, role);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(EmbeddedPostgres postgres, String role, String sql) throws SQLException {
        try (Connection connection = connect(postgres, role);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static Connection connect(EmbeddedPostgres postgres, String role) throws SQLException {
        return DriverManager.getConnection(postgres.url(EmbeddedPostgres.DATABASE), role, postgres.password(role));
    }
}
