package io.mien.facialcoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.nullValue;

import io.mien.fieldwork.Agency;
import io.mien.media.TestMedia;
import io.mien.platform.Tokens;
import io.mien.visit.Respondent;
import io.mien.visit.Step;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class CameraCheckResourceTest {
    @Inject
    Agency agency;

    @TempDir
    Path folder;

    private Respondent respondent;

    @BeforeEach
    void entered() {
        respondent = new Respondent(agency.withAds(1), agency.open());
        respondent.enter();
    }

    @Test
    void aRealFaceOpensTheWayToTheAds() throws IOException {
        // Given
        respondent.agree();
        Path clip = TestMedia.face("single_face.mp4");

        // When
        check(picture("-i " + clip))
                .statusCode(200)
                .body("verdict", equalTo("ok"))
                .body("faces", equalTo(1))
                .body("box.width", greaterThan(0.1f));

        // Then
        pass().statusCode(204);
        assertThat(respondent.next()).containsInstanceOf(Step.Watch.class);
    }

    @Test
    void aPictureWithoutAFaceDoesNot() throws IOException {
        // Given
        respondent.agree();

        // When
        check(picture("-f lavfi -i color=c=gray:size=640x480:duration=1"))
                .statusCode(200)
                .body("verdict", equalTo("no-face"))
                .body("faces", equalTo(0))
                .body("box", nullValue());

        // Then
        pass().statusCode(409);
    }

    @Test
    void whoeverAsksAgainAndAgainIsToldToWait() {
        // Given
        respondent.agree();
        byte[] garbage = {1, 2, 3};

        // When a minute's worth of looks, and those of the next in case it begins meanwhile
        Response refused = null;
        for (int look = 0; look < 200 && (refused == null || refused.statusCode() != 429); look++) {
            refused =
                    respondent.request().contentType("image/jpeg").body(garbage).post("/visit/camera-check");
        }

        // Then
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
    }

    @Test
    void darknessIsNamed() throws IOException {
        respondent.agree();
        check(picture("-f lavfi -i color=c=black:size=640x480:duration=1")).body("verdict", equalTo("dark"));
    }

    @Test
    void nothingIsLookedAtBeforeConsent() {
        check(new byte[10]).statusCode(403).body("type", equalTo("urn:mien:problem:consent-missing"));
    }

    @Test
    void whatIsNoPictureIsRefused() {
        respondent.agree();
        check("no picture".getBytes(StandardCharsets.UTF_8)).statusCode(422);
        check(new byte[0]).statusCode(422);
        check(new byte[600_000]).statusCode(422);
    }

    @Test
    void aCookieThatLeadsNowhereIsNotSeen() {
        RestAssured.given()
                .cookie("mien_visit", Tokens.next())
                .contentType("image/jpeg")
                .body(new byte[10])
                .post("/visit/camera-check")
                .then()
                .statusCode(403);
    }

    private byte[] picture(String source) throws IOException {
        return Files.readAllBytes(
                TestMedia.make(folder.resolve("picture.jpg"), source + " -frames:v 1 -q:v 3 -update 1"));
    }

    private ValidatableResponse check(byte[] picture) {
        return respondent
                .request()
                .contentType("image/jpeg")
                .body(picture)
                .post("/visit/camera-check")
                .then();
    }

    private ValidatableResponse pass() {
        return respondent
                .request()
                .contentType("application/json")
                .body("{\"framesPerSecond\":30}")
                .post("/visit/camera-pass")
                .then();
    }
}
