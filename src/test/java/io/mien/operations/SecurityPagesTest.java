package io.mien.operations;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SecurityPagesTest {

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
    void withoutAnAddressThereIsNoFile() {
        given().get("/.well-known/security.txt").then().statusCode(404);
    }
}
