package io.mien.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No route reads more than it says, however the body comes. */
@QuarkusTest
class BodyLimitsTest {
    private static final String CHUNK = "10000\r\n" + "x".repeat(65536) + "\r\n";

    @TestHTTPResource("/")
    URI origin;

    @ParameterizedTest
    @CsvSource({
        "POST, /receipt, 413",
        "POST, /i/nobody, 413",
        "POST, /certificate, 413",
        "PATCH, /visit/uploads/0190b0c0-0000-7000-8000-000000000000, 413",
        "PUT, /visit/exposures/0190b0c0-0000-7000-8000-000000000000/log, 413",
        "POST, /campaigns/0190b0c0-0000-7000-8000-000000000000/ads, 413",
        "POST, /api/v1/campaigns/0190b0c0-0000-7000-8000-000000000000/imports, 413",
    })
    void aStrangersLargeBodyIsRefused(String method, String path, int status) throws IOException {
        // Given a body that says its length
        try (RawClient known = RawClient.to(origin)) {
            // When
            known.send(head(method, path, "Content-Length: 400000000")).send("x".repeat(1000));

            // Then
            assertThat(known.answer()).startsWith("HTTP/1.1 " + status).contains("urn:mien:problem:too-large");
        }

        // Given one that does not
        try (RawClient unknown = RawClient.to(origin)) {
            // When
            unknown.send(head(method, path, "Transfer-Encoding: chunked"))
                    .send(CHUNK)
                    .send(CHUNK);

            // Then
            assertThat(unknown.answer()).startsWith("HTTP/1.1 " + status).contains("urn:mien:problem:too-large");
        }
    }

    @ParameterizedTest
    @CsvSource({"POST, /nowhere, 404", "GET, /receipt, 200", "DELETE, /nowhere/at/all, 404"})
    void whereNothingTakesABodyNoneIsRead(String method, String path, int status) throws IOException {
        // Given
        try (RawClient client = RawClient.to(origin)) {
            // When
            client.send(head(method, path, "Transfer-Encoding: chunked")).send(CHUNK);

            // Then it is answered at once, and the connection ends
            assertThat(client.answer()).startsWith("HTTP/1.1 " + status).containsIgnoringCase("connection: close");
        }
    }

    @Test
    void aBodyThatComesTooSlowlyIsGivenUp() throws IOException {
        // Given
        try (RawClient client = RawClient.to(origin)) {
            // When
            client.send(head("POST", "/receipt", "Content-Length: 1000")).send("c");

            // Then
            assertThat(client.answer()).startsWith("HTTP/1.1 408").contains("urn:mien:problem:too-slow");
        }
    }

    @Test
    void clearTextHasNoSecondProtocol() throws IOException {
        // Given
        try (RawClient client = RawClient.to(origin)) {
            // When
            client.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");

            // Then
            assertThat(client.answer()).doesNotContain("\0").matches("(?s)(HTTP/[12]\\.\\d [45]\\d\\d.*)?");
        }
        try (RawClient client = RawClient.to(origin)) {
            client.send(head(
                    "GET",
                    "/receipt",
                    "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk"));
            assertThat(client.status()).isEqualTo("HTTP/1.1 200 OK");
        }
    }

    private String head(String method, String path, String more) {
        return "%s %s HTTP/1.1\r\nHost: %s\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n%s\r\n\r\n"
                .formatted(method, path, origin.getAuthority(), more);
    }
}
