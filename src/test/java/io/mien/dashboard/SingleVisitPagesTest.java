package io.mien.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.mien.account.ActingMember;
import io.mien.campaign.Ad;
import io.mien.campaign.CampaignFixtures;
import io.mien.fieldwork.Disposition;
import io.mien.privacy.AuditAction;
import io.mien.privacy.AuditEntry;
import io.mien.tenancy.TestTenants;
import io.mien.trace.EmotionTrace;
import io.mien.trace.TracedVisits;
import io.mien.trace.Verdicts;
import io.mien.visit.Exposure;
import io.mien.visit.Visit;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.config.JsonPathConfig;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SingleVisitPagesTest {
    @Inject
    TestTenants tenants;

    @Inject
    ActingMember member;

    private UUID tenant;
    private Exposure smiling;
    private Exposure dark;
    private Exposure readTwice;

    @BeforeEach
    void twoVisits() {
        tenant = tenants.create("northlight");
        member.of(tenant);
        tenants.as(tenant, () -> {
            Ad ad = CampaignFixtures.ad(CampaignFixtures.draft("Spring"), 1);
            smiling = TracedVisits.smiling(ad, "DE", 4, 6);
            dark = TracedVisits.inTheDark(ad, "DE");
            readTwice = TracedVisits.readByTwoEngines(ad, "DE", 4, 6, 8);
            return ad;
        });
    }

    @Test
    @TestSecurity(user = "dana", roles = "researcher")
    void aResearcherSeesQualitySyncAndReasonsAndIsAudited() {
        // Given
        // When
        String page = given().accept("text/html")
                .get("/visits/" + dark.visitId)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        // Then
        assertThat(page)
                .contains("This visit does not count: too dark.")
                .contains(
                        "The picture was too dark: brightness 5 of 100, at least 10 is wanted. The exposure is excluded.")
                .contains("grade C")
                .contains("made-up 1 sha256:0</p>")
                .doesNotContain("run by")
                .contains("/visits/" + dark.visitId + "/exposures/" + dark.id + "/traces");
        assertThat(views()).hasSize(1).allMatch(entry -> entry.actor.equals("dana"));
    }

    @Test
    @TestSecurity(user = "dana", roles = "researcher")
    void aVisitThatCountsInPartSaysForHowManyOfItsAdsAndWhy() {
        // Given
        tenants.as(tenant, () -> {
            Exposure lost = new Exposure();
            lost.visitId = smiling.visitId;
            lost.adId = smiling.adId;
            lost.position = 2;
            lost.state = Exposure.State.RECORDED;
            lost.persist();
            TracedVisits.inTheDark(lost);
            Verdicts.on(Visit.required(smiling.visitId), Instant.now());
            return lost;
        });

        // When
        String page =
                given().accept("text/html").get("/visits/" + smiling.visitId).asString();

        // Then
        assertThat(page)
                .contains("This visit counts in the curves of 1 of its 2 ads and not towards the target: too dark.");
    }

    @Test
    @TestSecurity(user = "dana", roles = "agency-admin")
    void theTracesAreThoseOfTheFace() {
        // Given
        // When
        // Then
        given().config(io.restassured.RestAssured.config()
                        .jsonConfig(io.restassured.config.JsonConfig.jsonConfig()
                                .numberReturnType(JsonPathConfig.NumberReturnType.DOUBLE)))
                .get(traces(smiling))
                .then()
                .statusCode(200)
                .body("stepMs", equalTo(100))
                .body("measures[0].measure", equalTo("HAPPY"))
                .body("measures[0].values.size()", equalTo(100))
                .body("measures[0].values[38]", closeTo(0.05, 1e-9))
                // The smile comes between the frames at 3.9 and 4.0 s
                .body("measures[0].values[39]", closeTo(0.475, 1e-9))
                .body("measures[0].values[40]", closeTo(0.9, 1e-9))
                .body("attention[50]", closeTo(1, 1e-9));
        assertThat(views()).hasSize(1);
    }

    @Test
    @TestSecurity(user = "dana", roles = "researcher")
    void syncGradeAndResidualStandOnThePageInTheTracesAndInTheVisits() {
        // Given
        UUID campaign = tenants.as(tenant, () -> {
            EmotionTrace.update(
                    "syncGrade = 'A', syncResidualMs = 0.75, syncBoundMs = 34.75 where exposureId = ?1", smiling.id);
            return Ad.required(smiling.adId).campaignId;
        });

        // When
        String page =
                given().accept("text/html").get("/visits/" + smiling.visitId).asString();

        // Then
        assertThat(page)
                .contains("grade A; the fit of the clocks leaves 0.8 ms for 95 % of frames")
                .contains(
                        "within 35 ms for 95 % of frames; 22 ms of it are allowed for the screen. The camera&#39;s own delay could not be measured and is not in it");
        given().get(traces(smiling))
                .then()
                .body("syncGrade", equalTo("A"))
                .body("syncResidualP95Ms", equalTo(0.75f))
                .body("syncBoundMs", equalTo(34.75f));
        given().get(traces(dark)).then().body("syncGrade", equalTo("C")).body("syncResidualP95Ms", equalTo(null));
        String visits = "/api/v1/campaigns/" + campaign + "/sessions";
        String row = "find { it.id == '" + smiling.visitId + "' }.";
        given().get(visits)
                .then()
                .body(row + "syncGrade", equalTo("A"))
                .body(row + "syncResidualP95Ms", equalTo(0.75f))
                .body(row + "syncBoundMs", equalTo(34.75f))
                .body(row + "screenAndCamera", containsString("own delay not in the bound"));
        assertThat(given().get(visits + ".csv")
                        .asString()
                        .lines()
                        .filter(line -> line.startsWith("" + smiling.visitId)))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .endsWith(",A,0.75,35,screen allowed for; camera's own delay not in the bound,0.00,,,"));
    }

    @Test
    @TestSecurity(user = "dana", roles = "researcher")
    void aMeasuredLagOfScreenAndCameraStandsBesideTheBound() {
        // Given
        UUID campaign = tenants.as(tenant, () -> {
            EmotionTrace.update(
                    "syncGrade = 'B', syncResidualMs = 0.75, syncBoundMs = 98.2, syncLagMs = 78 where exposureId = ?1",
                    smiling.id);
            return Ad.required(smiling.adId).campaignId;
        });

        // Then
        assertThat(given().accept("text/html").get("/visits/" + smiling.visitId).asString())
                .contains(
                        "within 98 ms for 95 % of frames; by the ad&#39;s light in the picture, screen and camera together lag 78 ms")
                .doesNotContain("could not be measured");
        given().get(traces(smiling)).then().body("syncBoundMs", equalTo(98.2f)).body("syncLagMs", equalTo(78f));
        given().get("/api/v1/campaigns/" + campaign + "/sessions")
                .then()
                .body("find { it.id == '" + smiling.visitId + "' }.screenAndCamera", equalTo("measured"))
                .body("find { it.id == '" + dark.visitId + "' }.syncBoundMs", equalTo(null));
    }

    @Test
    @TestSecurity(user = "dana", roles = "researcher")
    void textsThatWereOnStandOnThePageAndInTheVisits() {
        // Given
        UUID campaign = tenants.as(tenant, () -> {
            Exposure.update("captions = 'de', descriptions = '' where id = ?1", smiling.id);
            return Ad.required(smiling.adId).campaignId;
        });

        // When
        String page =
                given().accept("text/html").get("/visits/" + smiling.visitId).asString();

        // Then
        assertThat(page).contains("<dt>Captions</dt><dd>German</dd>", "<dt>Descriptions</dt><dd>off</dd>");
        assertThat(given().accept("text/html").get("/visits/" + dark.visitId).asString())
                .doesNotContain("<dt>Captions</dt>", "<dt>Descriptions</dt>");
        String visits = "/api/v1/campaigns/" + campaign + "/sessions";
        given().get(visits)
                .then()
                .body("find { it.id == '" + smiling.visitId + "' }.captions", equalTo(List.of("de")))
                .body("find { it.id == '" + smiling.visitId + "' }.descriptions", equalTo(List.of("off")))
                .body("find { it.id == '" + dark.visitId + "' }.captions", equalTo(List.of()));
        assertThat(given().get(visits + ".csv")
                        .asString()
                        .lines()
                        .filter(line -> line.startsWith("" + smiling.visitId)))
                .singleElement()
                .satisfies(line -> assertThat(line).endsWith(",de,off,"));
    }

    @Test
    @TestSecurity(user = "dana", roles = "researcher")
    void filmSeenWithoutACameraSaysSoAndWhetherItsSoundWasMissed() {
        // Given
        Exposure watched = tenants.as(tenant, () -> {
            Ad ad = CampaignFixtures.ad(CampaignFixtures.draft("Summer"), 1);
            ad.needsSound = true;
            Exposure exposure = TracedVisits.smiling(ad, "DE", 4, 6);
            EmotionTrace.delete("exposureId", exposure.id);
            Exposure.update("state = ?1, captions = 'en' where id = ?2", Exposure.State.WATCHED, exposure.id);
            Visit.update(
                    "cameraFree = true, disposition = ?1, sound.heard = false where id = ?2",
                    Disposition.COMPLETE_WITHOUT_CAMERA,
                    exposure.visitId);
            return exposure;
        });

        // When
        String page =
                given().accept("text/html").get("/visits/" + watched.visitId).asString();

        // Then
        assertThat(page)
                .contains("It was watched without a camera.", "<dt>Captions</dt><dd>English</dd>")
                .contains("The ad needs its sound, and the respondent could not hear. The exposure is excluded.");
    }

    @Test
    @TestSecurity(user = "dana", roles = "researcher")
    void bothEnginesAreDrawnAndTheirDisagreementIsToldWithItsBase() {
        // When
        String page =
                given().accept("text/html").get("/visits/" + readTwice.visitId).asString();

        // Then
        assertThat(page)
                .contains("The two engines agree in 8 of 10 compared seconds; the other 2 are hatched.")
                .contains("they agree in 2 of 4")
                .contains("not that it is right")
                .contains(
                        "Facial coder, each frame by itself: made-up frames, run by made-up-runtime 1.0 (research and evaluation only")
                .contains("CNN-LSTM, frames over time: made-up both, run by made-up-runtime 1.0</p>")
                .contains("revision 2");
        given().get(traces(readTwice))
                .then()
                .statusCode(200)
                .body("engine", equalTo("FRAME"))
                .body("other.engine", equalTo("SEQUENCE"))
                .body("disagreements", equalTo(List.of(6, 7)))
                .body("measures[0].values[65]", equalTo(0.05f))
                .body("other.measures[0].values[65]", equalTo(0.9f));
    }

    @Test
    @TestSecurity(user = "dana", roles = "researcher")
    void aPlayingReadByOneEngineHasNothingToCompare() {
        // When
        String page = given().accept("text/html").get("/visits/" + dark.visitId).asString();

        // Then
        assertThat(page)
                .contains(
                        "One engine read this playing (Facial coder, each frame by itself), so there is nothing to compare");
        given().get(traces(smiling)).then().body("other", equalTo(null)).body("disagreements", equalTo(List.of()));
    }

    @Test
    @TestSecurity(
            user = "vera",
            roles = {"client-viewer", "fieldwork"})
    void neitherClientNorFieldworkSeesASingleVisit() {
        // Given
        // When
        // Then
        given().get("/visits/" + smiling.visitId).then().statusCode(403);
        given().get(traces(smiling)).then().statusCode(403);
        assertThat(views()).isEmpty();
    }

    @Test
    @TestSecurity(user = "eve", roles = "researcher")
    void anotherTenantsVisitIsNotThereAndNothingIsWrittenDown() {
        // Given
        UUID other = tenants.create("other");
        member.of(other);
        // When
        // Then
        given().get("/visits/" + smiling.visitId).then().statusCode(404);
        given().get(traces(smiling)).then().statusCode(404);
        assertThat(views()).isEmpty();
        assertThat(tenants.as(other, () -> AuditEntry.latest(10))).isEmpty();
    }

    @Test
    @TestSecurity(user = "dana", roles = "researcher")
    void anExposureOfAnotherVisitIsNotThere() {
        // Given
        String mixed = "/visits/" + smiling.visitId + "/exposures/" + dark.id + "/traces";
        // When
        // Then
        given().get(mixed).then().statusCode(404).body(containsString("nothing here"));
    }

    private static String traces(Exposure exposure) {
        return "/visits/" + exposure.visitId + "/exposures/" + exposure.id + "/traces";
    }

    private List<AuditEntry> views() {
        return tenants.as(tenant, () -> AuditEntry.latest(10)).stream()
                .filter(entry -> entry.action == AuditAction.VIEW)
                .toList();
    }
}
