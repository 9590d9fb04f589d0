package io.mien.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.mien.fieldwork.Agency;
import io.mien.fieldwork.Disposition;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SeriousnessTest {
    @Inject
    Agency agency;

    private Respondent respondent;

    @BeforeEach
    void oneWatched() {
        respondent = Respondent.watching(agency.withAds(1));
    }

    @Test
    void whoWatchedAsUsualIsAskedOnceAndCounts() {
        // Given
        end(Disposition.COMPLETE);
        respondent.show().then().body(containsString("One last question"));

        // When
        answer("yes").statusCode(303).header("Location", containsString("/visit"));

        // Then
        respondent.show().then().body(not(containsString("One last question")));
        passed();
        assertThat(verdict()).isEqualTo("VALID null");
    }

    @Test
    void whoDidNotIsLeftOutWhateverTheRecordingsShow() {
        // Given
        end(Disposition.COMPLETE);

        // When
        answer("no").statusCode(303);

        // Then
        assertThat(verdict()).isEqualTo("REVERSED NOT_SERIOUS");
        passed();
        assertThat(verdict()).isEqualTo("REVERSED NOT_SERIOUS");
    }

    @Test
    void aSecondAnswerChangesNothing() {
        // Given
        end(Disposition.COMPLETE);
        answer("no");

        // When
        answer("yes").statusCode(303);

        // Then
        assertThat(verdict()).isEqualTo("REVERSED NOT_SERIOUS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "perhaps"})
    void anythingElseIsNoAnswer(String said) {
        // Given
        end(Disposition.COMPLETE);

        // When
        answer(said).statusCode(400);

        // Then
        assertThat(verdict()).isEqualTo("PENDING null");
    }

    @Test
    void nobodyIsAskedDuringTheFilms() {
        // When
        answer("no").statusCode(409);

        // Then
        assertThat(verdict()).isEqualTo("PENDING null");
    }

    @ParameterizedTest
    @EnumSource(
            value = Disposition.class,
            names = {"COMPLETE_WITHOUT_CAMERA", "QUALITY_TERMINATED", "TIMED_OUT"})
    void nobodyIsAskedWhoseRecordingsCannotCount(Disposition ended) {
        // Given
        end(ended);

        // When
        answer("no").statusCode(409);

        // Then
        respondent.show().then().body(not(containsString("One last question")));
        assertThat(verdict()).isEqualTo("PENDING null");
    }

    private void end(Disposition disposition) {
        agency.as(() -> {
            Visit visit = respondent.visit();
            visit.cameraFree = disposition == Disposition.COMPLETE_WITHOUT_CAMERA;
            visit.end(disposition, Instant.now());
            return disposition;
        });
    }

    /** Its recordings were read and are fine. */
    private void passed() {
        agency.as(() -> {
            respondent.visit().verdict().validate(Instant.now());
            return true;
        });
    }

    private ValidatableResponse answer(String said) {
        return respondent
                .request()
                .formParam("serious", said)
                .post("/visit/seriousness")
                .then();
    }

    private String verdict() {
        return agency.as(() -> {
            Visit visit = respondent.visit();
            return visit.validity + " " + visit.reversalReason;
        });
    }
}
