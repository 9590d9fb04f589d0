package io.mien.fieldwork;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.mien.account.Browser;
import io.mien.account.Desk;
import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.campaign.CampaignFixtures;
import io.mien.campaign.Country;
import io.mien.campaign.CountryTarget;
import io.mien.media.TestMedia;
import io.mien.privacy.AuditAction;
import io.mien.privacy.AuditEntry;
import io.mien.privacy.Consent;
import io.mien.privacy.ConsentText;
import io.mien.recording.Recording;
import io.mien.recording.RecordingState;
import io.mien.trace.TracedVisits;
import io.mien.visit.Exposure;
import io.mien.visit.Visit;
import io.mien.visit.VisitFacts;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@TestSecurity(user = "dana", roles = "fieldwork")
class FieldworkPagesTest {
    @Inject
    Desk desk;

    @TempDir
    Path folder;

    private UUID agency;
    private UUID campaign;
    private UUID ad;

    @BeforeEach
    void aCampaignInFieldwork() {
        agency = desk.newAgency("Northlight");
        campaign = desk.as(agency, () -> {
            Campaign made = CampaignFixtures.draft("Spring launch");
            Ad shown = CampaignFixtures.ad(made, 1);
            shown.durationMs = 2_000;
            ad = shown.id;
            CountryTarget.want(made, Country.of("DE"), 50);
            CountryTarget.want(made, Country.of("PL"), 50);
            return made.id;
        });
        Browser.on("/campaigns/new").form().post(page() + "/fieldwork").then().statusCode(303);
    }

    @Test
    void openingYieldsALinkACountry() {
        assertThat(given().accept("text/html").get(page()).asString())
                .contains("Fieldwork is open and nobody has come yet.", "Copy the link for Germany", "/i/");
    }

    @Test
    void previewsAreListedAndNeverCounted() {
        // Given
        visit(visit -> visit.origin = Origin.PREVIEW);
        visit(visit -> {}, visit -> visit.verdict().validate(Instant.now()));

        // When
        String monitor = given().accept("text/html").get(page() + "/progress").asString();
        String table = given().accept("text/html").get(page() + "/visits").asString();

        // Then
        assertThat(monitor)
                .contains(
                        "1 of 100 people wanted count towards the target; Germany needs 49 more, Poland needs 50 more.");
        assertThat(table).contains("preview, never counted", "2 visits.");
    }

    @Test
    void theTableIsFilteredByStateAndSaysWhy() {
        // Given
        visit(visit -> {}, visit -> visit.verdict().validate(Instant.now()));
        visit(visit -> {}, visit -> visit.verdict().reverse(QualityRule.TOO_DARK, Instant.now()));

        // When
        String excluded = given().accept("text/html")
                .get(page() + "/visits?state=EXCLUDED")
                .asString();

        // Then
        assertThat(excluded).contains("1 visit matches this filter.", "too dark");
        assertThat(given().accept("text/html")
                        .get(page() + "/visits?country=PL")
                        .asString())
                .contains("No visits match this filter.");
    }

    @Test
    void theTableIsTakenAwayAsCsvAndBothLooksAreAudited() {
        // Given
        visit(visit -> {}, visit -> visit.verdict().validate(Instant.now()));

        // When
        String csv = given().get(page() + "/visits.csv").asString();
        given().accept("text/html").get(page() + "/visits");

        // Then
        assertThat(csv)
                .startsWith("visit,country,came_by,state,reason,started_at")
                .contains(",DE,link,counts towards the target,");
        assertThat(desk.as(agency, () -> AuditEntry.latest(2)))
                .extracting(entry -> entry.actor + " " + entry.action)
                .containsExactly("dana " + AuditAction.VIEW, "dana " + AuditAction.EXPORT);
    }

    @Test
    void theTableSaysWhatEachPersonAgreedTo() {
        // Given
        UUID agreed = visit(visit -> {});
        visit(visit -> {}, visit -> visit.verdict().validate(Instant.now()));
        desk.as(agency, () -> {
            ConsentText.Place place = new ConsentText.Place(campaign, "EU", "en");
            ConsentText text = ConsentText.version(place, 1).orElseThrow();
            Consent.Ticks ticks = new Consent.Ticks(List.of("notice"), List.of("recording", "model-checks"));
            Consent.give(agreed, text, ticks, Instant.now());
            return agreed;
        });

        // When
        String csv = given().get(page() + "/visits.csv").asString();

        // Then
        assertThat(csv.lines().filter(line -> line.endsWith(",0,0,0,,,,,,,,,,recording model-checks")))
                .hasSize(1);
        assertThat(csv.lines().filter(line -> line.endsWith(",0,0,0,,,,,,,,,,")))
                .hasSize(1);
        given().get("/api/v1/campaigns/" + campaign + "/sessions")
                .then()
                .body("find { it.id == '" + agreed + "' }.agreedTo", equalTo(List.of("recording", "model-checks")));
    }

    @Test
    void countsByCountryComeAsCsv() {
        // Given
        visit(visit -> {}, visit -> visit.verdict().validate(Instant.now()));

        // When
        String csv = given().get(page() + "/countries.csv").asString();

        // Then
        assertThat(csv)
                .contains("DE,50,1,0,0,0,0,,not enough people,0,Ad 1 0,,any use")
                .contains("PL,50,0,0,0,0,0,,not enough people,0,Ad 1 0,,any use");
    }

    @Test
    void validPeoplePerAdStandBesideTheTargetAndTheAdThatHoldsItBackIsNamed() {
        // Given
        desk.as(agency, () -> {
            CampaignFixtures.ad(Campaign.required(campaign), 2);
            TracedVisits.smiling(Ad.required(ad), "DE", 0, 1);
            return TracedVisits.smiling(Ad.required(ad), "DE", 0, 1);
        });
        visit(visit -> {}, visit -> visit.verdict().validateInPart(QualityRule.TOO_DARK, Instant.now()));

        // Then
        assertThat(given().accept("text/html").get(page() + "/progress").asString())
                .contains("Valid for this ad", "Ad 1 2, Ad 2 0", "Ad 2 holds it back", "too dark 1")
                .contains("?country=DE&amp;state=PARTIAL\">1</a>");
        given().get("/api/v1/campaigns/" + campaign + "/progress")
                .then()
                .body("countries.find { it.country == 'DE' }.valid", equalTo(2))
                .body("countries.find { it.country == 'DE' }.validInPart", equalTo(1))
                .body("countries.find { it.country == 'DE' }.ads.valid", equalTo(List.of(2, 0)))
                .body("countries.find { it.country == 'DE' }.heldBackBy", equalTo("Ad 2"));
        assertThat(given().get(page() + "/countries.csv").asString()).contains(",1,\"Ad 1 2, Ad 2 0\",Ad 2,");
    }

    @Test
    void whoHeardNothingWithoutACameraIsExcludedAndLeavesTheUsableShareAlone() {
        // Given
        visit(
                visit -> {
                    visit.cameraFree = true;
                    visit.disposition = Disposition.COMPLETE_WITHOUT_CAMERA;
                },
                visit -> visit.verdict().reverse(QualityRule.SOUND_NOT_HEARD, Instant.now()));

        // Then
        assertThat(given().get(page() + "/countries.csv").asString()).contains("DE,50,0,0,0,0,0,,");
        assertThat(given().get(page() + "/visits.csv").asString())
                .contains(",DE,link,excluded without a camera,without the sound it needs,");
    }

    @Test
    void whoWatchesWithoutACameraIsCountedApartEverywhere() {
        // Given
        visit(visit -> {
            visit.cameraFree = true;
            visit.disposition = Disposition.COMPLETE_WITHOUT_CAMERA;
        });

        // Then
        assertThat(given().accept("text/html").get(page() + "/progress").asString())
                .contains(
                        "0 of 100 people wanted count towards the target",
                        "1 person watched without a camera (Germany 1).");
        assertThat(given().get(page() + "/countries.csv").asString()).contains("DE,50,0,0,0,0,1,,");
        assertThat(given().get(page() + "/visits.csv").asString()).contains(",DE,link,without a camera,");
        given().get("/api/v1/campaigns/" + campaign + "/progress")
                .then()
                .statusCode(200)
                .body("countries.find { it.country == 'DE' }.withoutCamera", equalTo(1))
                .body("countries.find { it.country == 'DE' }.valid", equalTo(0))
                .body("steps[0].people", equalTo(0));
        given().get("/api/v1/campaigns/" + campaign + "/sessions?state=WITHOUT_CAMERA")
                .then()
                .body("", hasSize(1));
    }

    @Test
    void aParkedRecordingIsTriedAgainOnce() {
        // Given
        UUID recording = parked();
        assertThat(given().accept("text/html").get(page()).asString())
                .contains("1 recording is parked in Germany: the video could not be decoded");

        // When
        Browser.on(page())
                .form()
                .post("/recordings/" + recording + "/coding")
                .then()
                .statusCode(303);

        // Then
        assertThat(desk.as(agency, () -> AuditEntry.latest(20)))
                .anyMatch(entry -> entry.detail.equals("coding tried again") && recording.equals(entry.subject));
    }

    @Test
    void whatIsNotParkedCannotBeTriedAgain() {
        // Given
        UUID recording = parked();
        desk.as(agency, () -> Recording.required(recording).state = RecordingState.CODED);

        // Then
        given().contentType("application/json")
                .post("/api/v1/recordings/" + recording + "/coding")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:mien:problem:not-parked"));
        Browser.on(page()).form().post(page() + "/coding").then().statusCode(409);
    }

    @Test
    void closingLetsNobodyNewIn() {
        // When
        Browser.on(page()).form().post(page() + "/fieldwork/closure").then().statusCode(303);

        // Then
        assertThat(given().accept("text/html").get(page()).asString())
                .contains(
                        "Fieldwork is closed; 0 of 100 people wanted count towards the target.", "Open fieldwork again")
                .doesNotContain("/i/");
        Browser.on(page()).form().post(page() + "/fieldwork/closure").then().statusCode(409);
    }

    @Test
    void anImportIsAVisitOfItsOwnMarkedAsImported() {
        // When
        Browser.on(page() + "/imports")
                .upload()
                .multiPart("recording", TestMedia.webm(folder, "320x240", 15, 2).toFile(), "video/webm")
                .multiPart("ad", ad.toString())
                .multiPart("country", "DE")
                .multiPart("offset", "0.5")
                .post(page() + "/imports")
                .then()
                .statusCode(303);

        // Then
        assertThat(given().accept("text/html").get(page() + "/visits").asString())
                .contains("imported", "1 visit");
    }

    @Test
    void anImportIsRefusedFieldByField() {
        // Given
        Path film = TestMedia.webm(folder, "320x240", 15, 2);

        // When
        String empty = Browser.on(page() + "/imports")
                .upload()
                .multiPart("offset", "soon")
                .post(page() + "/imports")
                .then()
                .statusCode(422)
                .extract()
                .asString();
        String outside = Browser.on(page() + "/imports")
                .upload()
                .multiPart("recording", film.toFile(), "video/webm")
                .multiPart("ad", ad.toString())
                .multiPart("country", "DE")
                .multiPart("offset", "99")
                .post(page() + "/imports")
                .then()
                .statusCode(422)
                .extract()
                .asString();

        // Then
        assertThat(empty).contains("recording-error", "ad-error", "country-error", "offset-error", "value=\"soon\"");
        assertThat(outside).contains("the ad cannot have begun at second 99.0");
        given().contentType("video/webm")
                .queryParam("ad", ad)
                .queryParam("country", "BR")
                .body(film.toFile())
                .post("/api/v1" + page() + "/imports")
                .then()
                .statusCode(422)
                .body("fields.field", hasItem("country"));
        given().contentType("video/webm")
                .queryParam("ad", ad)
                .queryParam("country", "DE")
                .body("only a text".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/api/v1" + page() + "/imports")
                .then()
                .statusCode(422)
                .body("fields.field", hasItem("recording"));
    }

    private String page() {
        return "/campaigns/" + campaign;
    }

    private UUID visit(Consumer<Visit> change) {
        return visit(change, visit -> {});
    }

    private UUID visit(Consumer<Visit> change, Consumer<Visit> verdict) {
        return desk.as(agency, () -> {
            Visit visit = new Visit();
            visit.campaignId = campaign;
            visit.country = "DE";
            visit.origin = Origin.LINK;
            visit.language = "en";
            visit.disposition = Disposition.COMPLETE;
            visit.startedAt = Instant.now();
            visit.lastSeenAt = visit.startedAt;
            change.accept(visit);
            visit.persist();
            VisitFacts.tell(visit);
            verdict.accept(visit);
            return visit.id;
        });
    }

    private UUID parked() {
        UUID visit = visit(each -> {});
        return desk.as(agency, () -> {
            Exposure exposure = new Exposure();
            exposure.visitId = visit;
            exposure.adId = Ad.required(ad).id;
            exposure.position = 1;
            exposure.state = Exposure.State.RECORDED;
            exposure.persist();
            Recording recording = new Recording();
            recording.exposureId = exposure.id;
            recording.contentType = "video/webm";
            recording.storageKey = agency + "/recordings/none";
            recording.acknowledgedBytes = 1;
            recording.state = RecordingState.PARKED;
            recording.parkedReason = "the video could not be decoded";
            recording.createdAt = Instant.now();
            recording.expiresAt = recording.createdAt;
            recording.persist();
            return recording.id;
        });
    }
}
