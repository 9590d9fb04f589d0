package io.mien.facialcoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.mien.fieldwork.Agency;
import io.mien.fieldwork.Disposition;
import io.mien.fieldwork.Validity;
import io.mien.jobs.Job;
import io.mien.trace.TracedVisits;
import io.mien.trace.Verdicts;
import io.mien.visit.Exposure;
import io.mien.visit.Respondent;
import io.mien.visit.Visit;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A visit counts when it ended with its ads, not when the first of them is read. */
@QuarkusTest
class EndedVisitsTest {
    @Inject
    Agency agency;

    @Inject
    @Any
    Instance<Job> jobs;

    private Respondent respondent;

    @BeforeEach
    void watchesTwoAds() {
        respondent = Respondent.watching(agency.withAds(2));
        readBeforeItEnds(respondent.play(0));
    }

    @Test
    void whoeverStillWatchesDoesNotCount() {
        assertThat(visit().disposition).isNull();
        assertThat(visit().validity).isEqualTo(Validity.PENDING);
    }

    @Test
    void aVisitCountsAsItEndsThoughAllIsReadByThen() {
        // Given
        readBeforeItEnds(respondent.play(1));
        assertThat(visit().validity).isEqualTo(Validity.PENDING);

        // When
        respondent.request().post("/visit/completion").then().statusCode(204);

        // Then
        assertThat(visit().disposition).isEqualTo(Disposition.COMPLETE);
        assertThat(visit().validity).isEqualTo(Validity.VALID);
    }

    @Test
    void whoeverLeavesDuringTheSecondAdDoesNotCount() {
        // Given
        respondent.play(1);

        // When
        UUID visit = visit().id;
        Job timeout = jobs.stream()
                .filter(job -> job.kind().equals("visit-timeout"))
                .findFirst()
                .orElseThrow();
        agency.asTenant(() -> assertThatCode(() -> timeout.run(visit)).doesNotThrowAnyException());

        // Then
        assertThat(visit().disposition).isEqualTo(Disposition.TIMED_OUT);
        assertThat(visit().validity).isEqualTo(Validity.PENDING);
    }

    private void readBeforeItEnds(String exposure) {
        agency.as(() -> {
            Exposure played = Exposure.required(UUID.fromString(exposure));
            played.recorded();
            TracedVisits.atRest(played);
            Verdicts.on(Visit.required(played.visitId), Instant.now());
            return played;
        });
    }

    private Visit visit() {
        return agency.as(respondent::visit);
    }
}
