package io.mien.visit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.mien.campaign.Campaign;
import io.mien.fieldwork.Agency;
import io.mien.fieldwork.Disposition;
import io.mien.fieldwork.Validity;
import io.mien.privacy.Consent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody who has no camera, or wants none, where the campaign allows it and where it does not. */
@QuarkusTest
class CameraFreeTest {
    private static final String CHOICE = "/visit/camera-free";

    @Inject
    Agency agency;

    private Respondent respondent;

    @BeforeEach
    void campaignThatAllowsIt() {
        agency.withAds(2);
        allow(true);
        respondent = new Respondent(agency, agency.open());
        respondent.enter();
        respondent.declareAge("34");
    }

    @Test
    void watchingWithoutACameraIsCompleteAndCountedApart() {
        // Given
        respondent.show().then().body(containsString("Take part without a camera"));
        choose();
        respondent.show().then().body(containsString("nothing is recorded")).body(not(containsString("checkbox")));

        // When
        agree();
        String first = respondent.play(0);
        watched(first, 204);
        watched(first, 204);
        watched(respondent.play(1), 204);
        respondent.request().post("/visit/completion").then().statusCode(204);

        // Then
        assertThat(agency.visits()).singleElement().satisfies(visit -> {
            assertThat(visit.disposition).isEqualTo(Disposition.COMPLETE_WITHOUT_CAMERA);
            assertThat(visit.validity).isEqualTo(Validity.PENDING);
            assertThat(visit.camera().passedAt()).isNull();
        });
        assertThat(respondent.state(first)).isEqualTo(Exposure.State.WATCHED);
        respondent
                .show()
                .then()
                .body(containsString("You have seen the films."))
                .body(not(containsString("The video is deleted")));
    }

    @Test
    void consentSaysThatThereIsNoCamera() {
        // When
        choose();
        agree();

        // Then
        Consent consent = agency.as(() -> Consent.ofVisit(respondent.visit().id).orElseThrow());
        assertThat(consent.purposes).containsExactly("watching-without-camera");
        assertThat(consent.textDigest).hasSize(32);
    }

    @Test
    void noPictureIsTakenOfSomebodyWhoDeclinedTheCamera() {
        // Given
        choose();
        agree();
        String exposure = respondent.play(0);

        // Then
        respondent
                .request()
                .contentType("application/json")
                .body("{\"framesPerSecond\":30}")
                .post("/visit/camera-pass")
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:mien:problem:camera-declined"));
        respondent
                .request()
                .contentType("image/jpeg")
                .body(new byte[] {1})
                .post("/visit/camera-check")
                .then()
                .statusCode(403);
        respondent
                .request()
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Defer-Length", "1")
                .header("Upload-Metadata", "exposure " + encoded(exposure) + ",type " + encoded("video/webm"))
                .post(VisitPlans.UPLOADS)
                .then()
                .statusCode(403);
        respondent.log(exposure).then().statusCode(403);
    }

    @Test
    void whoAgreedToBeRecordedAgreesToLessBeforeGoingOnWithoutACamera() {
        // Given
        respondent.agree();
        String exposure = respondent.exposure(0);

        // When
        choose();

        // Then
        respondent.show().then().body(containsString("Take part without a camera?"));
        respondent
                .request()
                .post("/visit/exposures/" + exposure + "/playing")
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:mien:problem:consent-missing"));
        agree();
        agree();
        UUID visit = agency.visits().get(0).id;
        assertThat(agency.as(() -> Consent.<Consent>list("visitId = ?1 order by givenAt", visit)))
                .extracting(consent -> consent.purposes)
                .containsExactly(List.of("recording"), List.of("watching-without-camera"));
        watched(respondent.play(0), 204);
    }

    @Test
    void cameraIsTakenAfterAllByWhoAgreedToItAlready() {
        // Given
        respondent.agree();
        choose();

        // When
        respondent.request().post(CHOICE + "/removal").then().statusCode(303);

        // Then
        respondent.show().then().body(containsString("data-act=\"camera\""));
        respondent.passCamera();
    }

    @Test
    void whoSawAllAndClosedThePageHasFinishedAllTheSame() {
        // Given
        choose();
        agree();
        watched(respondent.play(0), 204);
        watched(respondent.play(1), 204);

        // When
        timeOut();

        // Then
        assertThat(agency.visits()).singleElement().satisfies(visit -> assertThat(visit.disposition)
                .isEqualTo(Disposition.COMPLETE_WITHOUT_CAMERA));
    }

    @Test
    void whoLeavesAmongTheFilmsIsTimedOut() {
        // Given
        choose();
        agree();
        watched(respondent.play(0), 204);
        String second = respondent.play(1);

        // When
        timeOut();

        // Then
        assertThat(agency.visits()).singleElement().satisfies(visit -> assertThat(visit.disposition)
                .isEqualTo(Disposition.TIMED_OUT));
        assertThat(respondent.state(second)).isEqualTo(Exposure.State.INVALID);
        watched(second, 409);
    }

    @ParameterizedTest
    @CsvSource({"true,COMPLETE", "false,COMPLETE_WITHOUT_CAMERA"})
    void databaseKeepsTheTwoWaysApart(boolean cameraFree, Disposition disposition) {
        assertThatThrownBy(() -> agency.as(() -> {
                    Visit visit = respondent.visit();
                    visit.cameraFree = cameraFree;
                    visit.end(disposition, Instant.now());
                    return visit;
                }))
                .hasStackTraceContaining("ck_visit_disposition");
    }

    @Test
    void withdrawingDeletesTheVisit() {
        // Given
        choose();
        agree();
        watched(respondent.play(0), 204);

        // When
        respondent.request().post("/visit/withdrawal").then().statusCode(200);

        // Then
        assertThat(agency.visits()).isEmpty();
    }

    @Test
    void cameraCanBeTakenAfterAllBeforeAgreeing() {
        // Given
        choose();

        // When
        respondent.request().post(CHOICE + "/removal").then().statusCode(303);

        // Then
        respondent.show().then().body(containsString("emotion recognition system"));
        respondent.agree().then().statusCode(303);
        assertThat(agency.visits()).singleElement().satisfies(visit -> assertThat(visit.cameraFree)
                .isFalse());
    }

    @Test
    void cameraThatIsRefusedLaterIsLeftOutBeforeTheFirstFilmOnly() {
        // Given
        respondent.agree();
        respondent.show().then().body(containsString("action=\"" + CHOICE + "?lang=en\""));
        respondent.passCamera();

        // When
        choose();
        agree();

        // Then
        watched(respondent.play(0), 204);
        respondent.request().post(CHOICE).then().statusCode(409);
    }

    @Test
    void filmSeenWithACameraEndsWithItsRecordingAlone() {
        // Given
        respondent.agree();
        respondent.passCamera();

        // When
        String exposure = respondent.play(0);

        // Then
        watched(exposure, 409);
        assertThat(respondent.state(exposure)).isEqualTo(Exposure.State.PLAYING);
        respondent.request().post(CHOICE).then().statusCode(409);
    }

    @Test
    void visitWithoutOneFilmSeenToItsEndIsOfNoUse() {
        // Given
        choose();
        agree();
        for (int place = 0; place < 2; place++) {
            String exposure = respondent.play(place);
            respondent
                    .request()
                    .contentType("application/json")
                    .body("{\"reason\":\"hidden\"}")
                    .post("/visit/exposures/" + exposure + "/invalidation")
                    .then()
                    .statusCode(204);
        }

        // When
        respondent.request().post("/visit/completion").then().statusCode(204);

        // Then
        assertThat(agency.visits()).singleElement().satisfies(visit -> assertThat(visit.disposition)
                .isEqualTo(Disposition.QUALITY_TERMINATED));
    }

    @Test
    void campaignThatNeedsACameraOffersNoOtherWay() {
        // Given
        allow(false);

        // Then
        respondent.show().then().body(not(containsString(CHOICE)));
        respondent
                .request()
                .post(CHOICE)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:mien:problem:camera-needed"));
        respondent.request().post(CHOICE + "/consent").then().statusCode(409);
        given().get("/i/" + agency.open()).then().body(not(containsString("name=\"camera\"")));
    }

    @Test
    void deviceWithoutACameraBeginsOnThatWay() {
        // Given
        String link = "/i/" + agency.open();
        Respondent other = new Respondent(agency, agency.open());
        given().get(link).then().body(containsString("name=\"camera\" value=\"none\""));

        // When
        other.enterWithoutCamera().then().statusCode(303);
        other.declareAge("34");

        // Then
        other.show().then().body(containsString("Take part without a camera?"));
    }

    @Test
    void anotherVisitsFilmIsNotThere() {
        // Given
        choose();
        agree();
        Respondent stranger = new Respondent(agency, agency.open());
        stranger.enterWithoutCamera();
        stranger.agreeWithoutCamera().then().statusCode(303);

        // Then
        String exposure = respondent.play(0);
        stranger.request()
                .post("/visit/exposures/" + exposure + "/watched")
                .then()
                .statusCode(404);
        assertThat(respondent.state(exposure)).isEqualTo(Exposure.State.PLAYING);
    }

    private void allow(boolean cameraOptional) {
        agency.as(() -> Campaign.update("cameraOptional = ?1 where id = ?2", cameraOptional, agency.campaign));
    }

    private void timeOut() {
        agency.as(() -> {
            respondent.visit().watching().timeOut(Instant.now());
            return agency;
        });
    }

    private void choose() {
        respondent.request().post(CHOICE).then().statusCode(303);
    }

    private void agree() {
        respondent.agreeWithoutCamera().then().statusCode(303);
    }

    private void watched(String exposure, int status) {
        respondent
                .request()
                .post("/visit/exposures/" + exposure + "/watched")
                .then()
                .statusCode(status);
    }

    private static String encoded(String value) {
        return java.util.Base64.getEncoder().encodeToString(value.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
