package io.mien.rights;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Guesses at one code, and a whole office behind one address. */
@QuarkusTest
@TestProfile(ReceiptLimitsTest.Strict.class)
class ReceiptLimitsTest {

    /** As in production, with room for fewer. */
    public static final class Strict implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("mien.fieldwork.receipts-a-minute", "10", "mien.fieldwork.receipts-per-address", "30");
        }
    }

    @Test
    void wrongCodesBlockNoWithdrawal() {
        // Given twenty guesses at one code
        for (int guess = 0; guess < 20; guess++) {
            ask("/receipt", "AAAA-0000-%04d".formatted(guess));
        }

        // When / Then that code is closed, others are not, and withdrawing is counted for itself
        assertThat(ask("/receipt", "AAAA-0000-0000")).isEqualTo(429);
        assertThat(ask("/receipt", "BBBB-0000-0000")).isEqualTo(404);
        assertThat(ask("/receipt/withdrawal", "AAAA-0000-0000")).isEqualTo(404);

        // When everybody behind the address guesses
        for (int guess = 0; guess < 30; guess++) {
            ask("/receipt", "%04d-0000-0000".formatted(guess));
        }

        // Then
        assertThat(ask("/receipt", "CCCC-0000-0000")).isEqualTo(429);
        assertThat(ask("/receipt/withdrawal", "CCCC-0000-0000")).isEqualTo(404);
    }

    private static int ask(String path, String code) {
        return given().accept("text/html")
                .contentType("application/x-www-form-urlencoded")
                .formParam("code", code)
                .post(path)
                .statusCode();
    }
}
