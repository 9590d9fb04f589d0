package io.mien.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.platform.LastBackup;
import io.mien.platform.ServerKeys;
import io.mien.visit.ReceiptCode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Back up, withdraw, restore, start: the person who withdrew is in no table and in no file. With the packaged product and its two
 * commands; not part of the tests, for those run before it is packaged.
 */
class RestoredBackupIT {
    private static final String CANARY = "canary-5f0c2f6e-a-person";

    @TempDir
    Path folder;

    /** A visit of the sample, made recognisable. */
    private record Person(UUID tenant, UUID visit, Path video) {}

    @Test
    @Timeout(900)
    void whoWithdrewAfterTheBackupStaysGone() throws Exception {
        Path home = folder.resolve("home");
        Path target = folder.resolve("backup");
        Path log = Path.of("target/restored-backup.log");
        Files.deleteIfExists(log);
        try (WholeProduct product = new WholeProduct(home, log)) {
            // Given a backup in which the person is
            product.start();
            Person person = planted(product, home);
            assertThat(product.command("backup", target))
                    .as("of a running product")
                    .isOne();
            product.stop();
            assertThat(product.command("backup", target)).isZero();
            assertThat(canaries(target.resolve("home/store"))).isNotZero();
            assertThat(LastBackup.of(home).orElseThrow().verified()).isTrue();

            // When
            product.start();
            withdraw(product, home, person);
            assertThat(tables(product)).isEmpty();
            assertThat(product.command("restore", target))
                    .as("over a running product")
                    .isOne();
            product.stop();
            assertThat(product.command("restore", target))
                    .as("over a full home")
                    .isOne();
            Path aside = Files.move(home, folder.resolve("aside"));
            Files.createDirectories(home);
            Files.move(aside.resolve("ledger"), home.resolve("ledger"));
            assertThat(product.command("restore", target)).isZero();
            assertThat(canaries(home.resolve("store")))
                    .as("what the backup brought")
                    .isNotZero();
            product.start();

            // Then
            assertThat(tables(product)).isEmpty();
            assertThat(canaries(home.resolve("store"))).isZero();
            assertThat(canaries(home.resolve("uploads"))).isZero();
            assertThat(person.video()).doesNotExist();
            assertThat(visits(product, person)).isZero();
        }
    }

    private static Person planted(WholeProduct product, Path home) throws SQLException, IOException {
        try (Connection database = product.database();
                Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(
                        "select v.tenant_id, v.id, e.id from visit v join exposure e on e.visit_id = v.id"
                                + " and e.tenant_id = v.tenant_id order by v.id limit 1")) {
            assertThat(row.next()).as("a visit of the sample").isTrue();
            UUID tenant = row.getObject(1, UUID.class);
            UUID visit = row.getObject(2, UUID.class);
            UUID exposure = row.getObject(3, UUID.class);
            String key = tenant + "/recordings/" + exposure;
            Path video = home.resolve("store").resolve(key);
            Files.createDirectories(video.getParent());
            Files.writeString(video, CANARY);
            try (PreparedStatement receipt =
                            database.prepareStatement("update visit set receipt_digest = ? where id = ?");
                    PreparedStatement recording = database.prepareStatement(
                            "insert into recording (tenant_id, id, exposure_id, content_type, storage_key, state,"
                                    + " acknowledged_bytes, parked_reason, created_at, expires_at)"
                                    + " values (?, ?, ?, 'video/webm', ?, 'PARKED', 24, ?, now(), now())")) {
                receipt.setBytes(1, code(home, visit).digest());
                receipt.setObject(2, visit);
                receipt.executeUpdate();
                recording.setObject(1, tenant);
                recording.setObject(2, exposure);
                recording.setObject(3, exposure);
                recording.setString(4, key);
                recording.setString(5, CANARY);
                recording.executeUpdate();
            }
            assertThat(tables(product)).contains("recording");
            return new Person(tenant, visit, video);
        }
    }

    private static ReceiptCode code(Path home, UUID visit) throws IOException {
        return ReceiptCode.of(ServerKeys.in(home), visit);
    }

    private static void withdraw(WholeProduct product, Path home, Person person) throws Exception {
        HttpRequest withdrawal = HttpRequest.newBuilder(product.origin().resolve("/receipt/withdrawal"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(BodyPublishers.ofString(
                        "code=" + code(home, person.visit()).shown()))
                .build();
        HttpResponse<String> withdrawn = HttpClient.newHttpClient().send(withdrawal, BodyHandlers.ofString());
        assertThat(withdrawn.statusCode()).as(withdrawn.body()).isEqualTo(200);
    }

    /** Tables of all schemas that hold the canary in any column. */
    private static List<String> tables(WholeProduct product) throws SQLException, IOException {
        List<String> found = new ArrayList<>();
        try (Connection database = product.database();
                Statement names = database.createStatement();
                ResultSet tables = names.executeQuery("select table_name from information_schema.tables"
                        + " where table_schema = 'public' and table_type = 'BASE TABLE'")) {
            while (tables.next()) {
                try (Statement rows = database.createStatement();
                        ResultSet count = rows.executeQuery("select count(*) from " + tables.getString(1)
                                + " t where t::text like '%" + CANARY + "%'")) {
                    count.next();
                    if (count.getLong(1) > 0) {
                        found.add(tables.getString(1));
                    }
                }
            }
        }
        return found;
    }

    private static long visits(WholeProduct product, Person person) throws SQLException, IOException {
        try (Connection database = product.database();
                PreparedStatement question = database.prepareStatement("select count(*) from visit where id = ?")) {
            question.setObject(1, person.visit());
            try (ResultSet count = question.executeQuery()) {
                count.next();
                return count.getLong(1);
            }
        }
    }

    private static long canaries(Path place) throws IOException {
        if (Files.notExists(place)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(place)) {
            long found = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                found += new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(CANARY) ? 1 : 0;
            }
            return found;
        }
    }
}
