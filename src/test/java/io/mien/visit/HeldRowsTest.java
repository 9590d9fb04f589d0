package io.mien.visit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.fieldwork.Agency;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Somebody holds a visit's row for long: who only reads does not wait, and who waits does not wait long. */
@QuarkusTest
@Timeout(60)
class HeldRowsTest {
    /** From then on the driver keeps a statement prepared on the server. */
    private static final int EXECUTIONS_BEFORE_PREPARED = 5;

    @Inject
    Agency agency;

    @Inject
    Agency other;

    @Test
    void readingAnAdWaitsForNothing() {
        // Given
        Respondent respondent = Respondent.watching(agency.withAds(1));
        String ad = respondent.plan().jsonPath().getString("exposures[0].adUrl");

        // When
        Response answer = whileHeld(respondent, () -> respondent.request().get(ad));

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void whoeverNeedsTheRowIsToldToComeBack() {
        // Given
        Respondent respondent = Respondent.watching(agency.withAds(1));
        String exposure = respondent.exposure(0);

        // When
        long asked = System.nanoTime();
        Response answer =
                whileHeld(respondent, () -> respondent.request().post("/visit/exposures/" + exposure + "/playing"));

        // Then
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isNotBlank();
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void whatASliceAsksStaysWithinItsTenant() {
        // Given
        Respondent respondent = Respondent.watching(agency.withAds(1));
        respondent.play(0);
        byte[] digest = agency.as(() -> respondent.visit().digest);
        Instant now = Instant.now();

        // Then
        assertThat(agency.as(() -> HeldVisits.isRecorded(digest))).isTrue();
        assertThat(agency.as(() -> HeldVisits.seenRecorded(digest, now))).isTrue();
        assertThat(other.as(() -> HeldVisits.isRecorded(digest))).isFalse();
        assertThat(other.as(() -> HeldVisits.seenRecorded(digest, now))).isFalse();
    }

    @Test
    void whatASliceAsksIsPlannedOnce() {
        // Given
        Respondent respondent = Respondent.watching(agency.withAds(1));
        respondent.play(0);
        byte[] digest = agency.as(() -> respondent.visit().digest);

        // When
        Object[] plans = agency.as(() -> {
            for (int i = 0; i < 2 * EXECUTIONS_BEFORE_PREPARED; i++) {
                HeldVisits.isRecorded(digest);
            }
            return (Object[]) Visit.getEntityManager()
                    .createNativeQuery("select sum(generic_plans), sum(custom_plans) from pg_prepared_statements"
                            + " where statement like 'select 1 from visit where%visit.digest%'")
                    .getSingleResult();
        });

        // Then
        assertThat(((Number) plans[0]).intValue()).isGreaterThanOrEqualTo(EXECUTIONS_BEFORE_PREPARED);
        assertThat(((Number) plans[1]).intValue()).isZero();
    }

    /** Asked from another thread while this one's transaction holds the row. */
    private Response whileHeld(Respondent respondent, Supplier<Response> ask) {
        UUID visit = agency.as(() -> respondent.visit().id);
        return agency.as(() -> {
            HeldVisits.required(visit);
            return CompletableFuture.supplyAsync(ask).join();
        });
    }
}
