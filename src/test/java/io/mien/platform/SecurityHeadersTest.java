package io.mien.platform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers of every kind carry the headers that keep other pages' code and frames out. */
@QuarkusTest
class SecurityHeadersTest {

    @ParameterizedTest
    @CsvSource({
        "/, 200",
        "/security, 200",
        "/receipt, 200",
        "/nowhere, 404",
        "/i/no-such-link, 404",
        "/api/v1/campaigns, 401"
    })
    void everyAnswerCarriesThem(String address, int status) {
        // When
        Response answer = given().accept("text/html, application/json;q=0.9").get(address);

        // Then
        answer.then()
                .statusCode(status)
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Referrer-Policy", equalTo("same-origin"))
                .header("Cross-Origin-Opener-Policy", equalTo("same-origin"))
                .header("Cache-Control", equalTo("no-store"))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("Permissions-Policy", containsString("microphone=()"))
                // http on this machine: a browser that was told to insist on https could not come back
                .header("Strict-Transport-Security", nullValue());
        assertThat(answer.header("Content-Security-Policy"))
                .contains("script-src 'self';")
                .doesNotContain("unsafe");
    }
}
