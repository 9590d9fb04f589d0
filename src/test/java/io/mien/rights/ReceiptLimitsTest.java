package io.mien.rights;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import java.util.stream.IntStream;
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
        // Given guesses at one code
        assertThat(isClosedByGuesses("AAAA-0000-%04d")).isTrue();

        // When / Then others are not closed, and withdrawing is counted for itself
        assertThat(ask("/receipt", "BBBB-0000-0000")).isEqualTo(404);
        assertThat(ask("/receipt/withdrawal", "AAAA-0000-0000")).isEqualTo(404);

        // When everybody behind the address guesses
        assertThat(isClosedByGuesses("%04d-0000-0000")).isTrue();

        // Then
        assertThat(ask("/receipt/withdrawal", "CCCC-0000-0000")).isEqualTo(404);
    }

    /** More guesses than two minutes allow, as the clock's minute may end between them. */
    private static boolean isClosedByGuesses(String codes) {
        return IntStream.range(0, 70).anyMatch(guess -> ask("/receipt", codes.formatted(guess)) == 429);
    }

    private static int ask(String path, String code) {
        return given().accept("text/html")
                .contentType("application/x-www-form-urlencoded")
                .formParam("code", code)
                .post(path)
                .statusCode();
    }
}
