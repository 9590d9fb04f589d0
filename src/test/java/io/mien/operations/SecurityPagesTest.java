package io.mien.operations;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;

import io.mien.platform.MienConfig;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SecurityPagesTest {
    @Inject
    MienConfig mien;

    @Inject
    Clock clock;

    @Test
    void thePageSaysThatNoAddressIsNamed() {
        given().accept("text/html")
                .get("/security")
                .then()
                .statusCode(200)
                .body(containsString("has not named an address"))
                .body(containsString("/receipt"));
    }

    @Test
    void anAddressStandsOnThePageAndInTheFile() {
        // Given
        QuarkusMock.installMockForType(
                new SecurityContact(() -> Optional.of(URI.create("mailto:security@example.org")), mien, clock),
                SecurityContact.class);

        // Then
        given().accept("text/html")
                .get("/security")
                .then()
                .statusCode(200)
                .body(containsString("href=\"mailto:security@example.org\">security@example.org</a>"));
        given().get("/.well-known/security.txt")
                .then()
                .statusCode(200)
                .contentType("text/plain;charset=utf-8")
                .body(startsWith("Contact: mailto:security@example.org\nExpires: "));
    }

    @Test
    void withoutAnAddressThereIsNoFile() {
        given().get("/.well-known/security.txt").then().statusCode(404);
    }
}
