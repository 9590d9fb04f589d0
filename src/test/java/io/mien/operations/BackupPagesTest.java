package io.mien.operations;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.mien.platform.LastBackup;
import io.mien.platform.MienConfig;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BackupPagesTest {
    @Inject
    MienConfig mien;

    @BeforeEach
    @AfterEach
    void noBackup() throws IOException {
        Files.deleteIfExists(mien.home().resolve(LastBackup.FILE));
    }

    @Test
    @TestSecurity(user = "olga", roles = "operator")
    void withoutABackupThePageSaysSo() {
        given().accept("text/html")
                .get("/operations/backup")
                .then()
                .statusCode(200)
                .body(containsString("There has been no backup yet."));
    }

    @Test
    @TestSecurity(user = "olga", roles = "operator")
    void theLastBackupStandsThereWithItsSizeAndWhetherItWasReadBack() throws IOException {
        // Given
        new LastBackup(Instant.now().minus(50, ChronoUnit.HOURS), 123_456_789, 1234, true).noteIn(mien.home());

        // When / Then
        given().accept("text/html")
                .get("/operations/backup")
                .then()
                .statusCode(200)
                .body(containsString("The last backup was made 2 days ago."))
                .body(containsString("123.5 MB in 1,234 files"))
                .body(containsString("each file was read back and compared"))
                .body(not(containsString("never")));
    }

    @Test
    @TestSecurity(user = "olga", roles = "operator")
    void aNoteThatCannotBeReadIsNoBackup() throws IOException {
        // Given
        Files.writeString(mien.home().resolve(LastBackup.FILE), "made-at=yesterday");

        // When / Then
        given().accept("text/html")
                .get("/operations/backup")
                .then()
                .body(containsString("There has been no backup yet."));
    }
}
