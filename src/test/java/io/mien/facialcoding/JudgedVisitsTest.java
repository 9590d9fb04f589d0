package io.mien.facialcoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.campaign.Country;
import io.mien.fieldwork.Agency;
import io.mien.fieldwork.Disposition;
import io.mien.fieldwork.Validity;
import io.mien.fieldwork.VisitEvent;
import io.mien.fieldwork.VisitGroup;
import io.mien.fieldwork.VisitLedger;
import io.mien.jobs.Job;
import io.mien.recording.Recording;
import io.mien.results.AdPeople;
import io.mien.results.AdResults;
import io.mien.trace.Quality.Finding;
import io.mien.trace.TracedVisits;
import io.mien.trace.Verdicts;
import io.mien.visit.BegunVisit;
import io.mien.visit.Exposure;
import io.mien.visit.Respondent;
import io.mien.visit.Visit;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A visit counts when it ended with its ads and each of them is usable, not when the first of them is read. */
@QuarkusTest
class JudgedVisitsTest {
    @Inject
    Agency agency;

    @Inject
    VisitLedger ledger;

    @Inject
    AdResults results;

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
    void oneUsableAdOfTwoCountsInPartAndItsAdKeepsItsCurve() {
        // Given
        read(respondent.play(1), TracedVisits::inTheDark);

        // When
        respondent.request().post("/visit/completion").then().statusCode(204);

        // Then
        assertThat(visit().validity).isEqualTo(Validity.PARTIAL);
        assertThat(visit().reversalReason).isEqualTo("TOO_DARK");
        assertThat(standing()).containsExactly(Validity.PARTIAL);
        assertThat(peoplePerAd()).containsExactly(1L, 0L);
        assertThat(agency.as(() -> VisitEvent.lastVerdict(visit().id))).contains(VisitEvent.Kind.VALIDATED_IN_PART);
    }

    @Test
    void aVisitOfWhichOneAdKeepsAttentionAloneDoesNotRaiseTheTarget() {
        // Given
        read(respondent.play(1), TracedVisits::leaving);

        // When
        respondent.request().post("/visit/completion").then().statusCode(204);

        // Then
        assertThat(visit().validity).isEqualTo(Validity.PARTIAL);
        assertThat(visit().reversalReason).isEqualTo("FACE_MISSING");
        assertThat(peoplePerAd()).containsExactly(1L, 1L);
        assertThat(agency.as(() -> people().stream()
                        .map(here -> here.get("DE").forExpression())
                        .toList()))
                .containsExactly(1L, 0L);
    }

    @Test
    void aCompleteVisitWaitsForItsLastAdAndIsInTheFirstAdsCurveMeanwhile() {
        // Given
        String second = respondent.play(1);
        agency.as(() -> {
            Exposure played = Exposure.required(UUID.fromString(second));
            played.recorded();
            return played;
        });

        // When
        respondent.request().post("/visit/completion").then().statusCode(204);

        // Then
        assertThat(visit().disposition).isEqualTo(Disposition.COMPLETE);
        assertThat(visit().validity).isEqualTo(Validity.PENDING);
        assertThat(peoplePerAd()).containsExactly(1L, 0L);
    }

    @Test
    void aSecondViewingStandsForItsAdWhereTheCampaignCountsIt() {
        // Given
        agency.as(() -> Campaign.update("countSecondViewings = true where id = ?1", agency.campaign));
        String cut = respondent.play(1);
        respondent
                .request()
                .post("/visit/exposures/" + cut + "/interruption")
                .then()
                .statusCode(204);
        read(cut, TracedVisits::inTheDark);
        readBeforeItEnds(respondent.play(2));

        // When
        respondent.request().post("/visit/completion").then().statusCode(204);

        // Then
        UUID ad = agency.as(() -> Exposure.required(UUID.fromString(cut)).adId);
        assertThat(visit().validity).isEqualTo(Validity.VALID);
        assertThat(agency.as(() -> results.of(agency.campaign, ad).countries().stream()
                        .filter(country -> country.code().equals("DE"))
                        .toList()))
                .singleElement()
                .satisfies(country -> assertThat(country.valid()).isEqualTo(1))
                .satisfies(country -> assertThat(country.reasons()).isEmpty());
    }

    @Test
    void aRecordingSaysWhetherItIsOfASecondViewing() {
        // Given
        String cut = respondent.play(1);
        respondent
                .request()
                .post("/visit/exposures/" + cut + "/interruption")
                .then()
                .statusCode(204);
        Recording recording = new Recording();
        recording.storageKey = "none";
        recording.exposureId = UUID.fromString(respondent.play(2));

        // Then
        assertThat(about(recording)).containsExactly(Finding.secondViewing(false));
        agency.as(() -> Campaign.update("countSecondViewings = true where id = ?1", agency.campaign));
        assertThat(about(recording)).containsExactly(Finding.secondViewing(true));
        recording.exposureId = UUID.fromString(cut);
        assertThat(about(recording)).isEmpty();
    }

    private List<Finding> about(Recording recording) {
        return agency.as(() -> CodingOrder.of(recording).about());
    }

    @Test
    void anotherRecordingForSomebodyWhoWasJudgedOpensTheVerdictAgain() {
        // Given
        UUID imported = agency.as(() -> {
            Visit visit = BegunVisit.imported(Campaign.required(agency.campaign), Country.of("DE"), Instant.now());
            List<Ad> ads = Campaign.required(agency.campaign).ads();
            TracedVisits.atRest(Exposure.imported(visit, ads.get(0), Instant.now()));
            Verdicts.on(visit, Instant.now());
            assertThat(visit.validity).isEqualTo(Validity.VALID);
            Exposure.imported(visit, ads.get(1), Instant.now());
            return visit.id;
        });

        // When
        agency.as(() -> {
            Verdicts.on(Visit.required(imported), Instant.now());
            return imported;
        });

        // Then
        assertThat(agency.as(() -> Visit.required(imported)).validity).isEqualTo(Validity.PENDING);
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

    @Test
    void whoeverMissesOneOfTheAdsEndsWithoutCounting() {
        // Given
        String second = respondent.play(1);
        respondent
                .request()
                .contentType("application/json")
                .body("{\"reason\":\"playback-failed\"}")
                .post("/visit/exposures/" + second + "/invalidation")
                .then()
                .statusCode(204);

        // When
        respondent.request().post("/visit/completion").then().statusCode(204);

        // Then
        assertThat(visit().disposition).isEqualTo(Disposition.ENDED);
        assertThat(visit().validity).isEqualTo(Validity.PENDING);
    }

    private List<Validity> standing() {
        return agency.as(() -> ledger.groups(agency.campaign)).stream()
                .map(VisitGroup::validity)
                .toList();
    }

    private List<Long> peoplePerAd() {
        return agency.as(
                () -> people().stream().map(here -> here.get("DE").valid()).toList());
    }

    /** Of each ad in the order in which the respondent met them. */
    private List<Map<String, AdPeople>> people() {
        Map<UUID, Map<String, AdPeople>> people = results.people(Campaign.required(agency.campaign));
        return respondent.visit().exposures().stream()
                .map(exposure -> people.get(exposure.adId))
                .toList();
    }

    private void readBeforeItEnds(String exposure) {
        read(exposure, TracedVisits::atRest);
    }

    private void read(String exposure, Consumer<Exposure> reading) {
        agency.as(() -> {
            Exposure played = Exposure.required(UUID.fromString(exposure));
            played.recorded();
            reading.accept(played);
            Verdicts.on(Visit.required(played.visitId), Instant.now());
            return played;
        });
    }

    private Visit visit() {
        return agency.as(respondent::visit);
    }
}
