package io.mien.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.mien.launch.PostgresResource;
import io.mien.platform.Ids;
import io.mien.privacy.Actor;
import io.mien.privacy.AuditAction;
import io.mien.privacy.AuditTrail;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

@QuarkusTest
@TestSecurity(user = "ada", roles = "agency-admin")
class AuditPagesTest {
    @Inject
    Desk desk;

    @Inject
    AuditTrail trail;

    private UUID agency;
    private final UUID visit = Ids.next();

    @BeforeEach
    void threeEntries() {
        agency = desk.newAgency("Northlight");
        desk.as(agency, () -> {
            trail.record(new Actor.Member("dana"), AuditAction.VIEW, visit, "session view");
            trail.record(new Actor.Member("rui"), AuditAction.EXPORT, null, "visits, \"all\" of them");
            trail.record(new Actor.Member("=dana+1"), AuditAction.PLAY, visit, "recording of one exposure");
            return agency;
        });
    }

    @Test
    void theTrailIsFilteredByWhoWhatAndWhen() {
        page("?who=RUI").body(containsString("of them")).body(not(containsString("session view")));
        page("?action=PLAY").body(containsString("=dana+1")).body(not(containsString("of them")));
        page("?what=" + visit).body(containsString("session view")).body(not(containsString("of them")));
        page("?to=2020-01-01").body(containsString("No entries match this filter."));
        page("?from=2020-01-01&before=2").body(containsString("session view")).body(not(containsString("of them")));
        given().get("/account/trail?from=yesterday").then().statusCode(400);
        given().get("/account/trail?action=x").then().statusCode(400);
    }

    @Test
    void anotherAgencysTrailIsNotShown() {
        // Given
        desk.newAgency("Other");

        // When // Then
        page("").body(not(containsString("session view")));
    }

    @Test
    void theFileIsVerifiedByTheCommandAndAChangeIsFound(@TempDir Path folder) throws Exception {
        // Given
        byte[] csv = given().get("/account/trail.csv")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        Path file = Files.write(folder.resolve("trail.csv"), csv);

        // When // Then
        assertThat(verify(file)).startsWith("The seals of 4 entries hold");
        String text = new String(csv, StandardCharsets.UTF_8);
        assertThat(verify(Files.writeString(file, text.replace("session view", "nothing at all"))))
                .isEqualTo("Entry 1 is not what was written.");
        String[] lines = text.split("(?<=\\r\\n)");
        assertThat(verify(Files.writeString(file, lines[0] + lines[1] + lines[3] + lines[4])))
                .isEqualTo("Between entries 2 and 4 entries are missing.");
    }

    @Test
    void thePageFindsAnEntryThatSomebodyChangedInTheDatabase() throws SQLException {
        // Given
        given().get("/account/trail/check").then().statusCode(200).body(containsString("The seals hold."));

        // When
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(PostgresResource.settings().get("quarkus.datasource.jdbc.url"));
        source.setUser("postgres");
        source.setPassword(System.getProperty("test-postgres.postgres"));
        try (Connection superuser = source.getConnection();
                Statement statement = superuser.createStatement()) {
            statement.executeUpdate(
                    "update audit_entry set actor = 'nobody' where number = 2 and tenant_id = '" + agency + "'");
        }

        // Then
        given().get("/account/trail/check").then().statusCode(200).body(containsString("At entry 2"));
    }

    private static String verify(Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--source",
                        "17",
                        "infra/verify-trail",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor();
        return said;
    }

    private static ValidatableResponse page(String query) {
        return given().accept("text/html").get("/account/trail" + query).then().statusCode(200);
    }
}
