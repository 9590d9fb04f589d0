package io.mien.operations;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;

import io.mien.account.ActingMember;
import io.mien.platform.LastBackup;
import io.mien.platform.MienConfig;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class OperatorPagesTest {
    @Inject
    MienConfig mien;

    @Inject
    ActingMember member;

    @BeforeEach
    void belongToNobody() {
        member.ofNone();
    }

    @BeforeEach
    @AfterEach
    void noBackup() throws IOException {
        Files.deleteIfExists(mien.home().resolve(LastBackup.FILE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/home"})
    @TestSecurity(user = "olga", roles = "operator")
    void theOperatorComesHomeAfterLoggingIn(String address) {
        given().redirects()
                .follow(false)
                .accept("text/html")
                .get(address)
                .then()
                .statusCode(303)
                .header("Location", endsWith("/operations"));
    }

    @Test
    @TestSecurity(user = "olga", roles = "operator")
    void theHomeNamesWhatIsMissingAndWhereToGo() throws IOException {
        // Given
        given().accept("text/html")
                .get("/operations")
                .then()
                .statusCode(200)
                .body(containsString("Mien is running, but it has never been backed up."));
        new LastBackup(Instant.now(), 1_000_000, 10, true).noteIn(mien.home());

        // When / Then
        given().accept("text/html")
                .get("/operations")
                .then()
                .statusCode(200)
                .body(containsString("nobody can report a security problem yet"))
                .body(containsString("The last backup was made today."))
                .body(containsString("href=\"/operations/models\""))
                .body(containsString("href=\"/operations/backup\""));
    }

    @Test
    @TestSecurity(user = "dana", roles = "agency-admin")
    void anAgencysAdminHasNoOperatorsHome() {
        given().accept("text/html").get("/operations").then().statusCode(403);
    }
}
