package io.mien.campaign;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.mien.account.Browser;
import io.mien.account.Desk;
import io.mien.media.TestMedia;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts and values of requests as people, other countries and other programs write them. */
@QuarkusTest
@TestSecurity(user = "dana", roles = "agency-admin")
class ByTheLetterTest {
    private static final String API = "/api/v1/campaigns";
    private static final String GRIN = "\uD83D\uDE00";

    @Inject
    Desk desk;

    @TempDir
    Path folder;

    private String id;

    @BeforeEach
    void sitDown() {
        desk.newAgency("Northlight");
        id = named("Spring").path("id");
    }

    @Test
    void aNameIsCountedAsPeopleCount() {
        named(GRIN.repeat(CampaignPlan.MAX_NAME))
                .then()
                .statusCode(201)
                .body("name", equalTo(GRIN.repeat(CampaignPlan.MAX_NAME)));
        named(GRIN.repeat(CampaignPlan.MAX_NAME + 1))
                .then()
                .statusCode(422)
                .body("fields.detail", contains("Keep this to 120 characters; it has 121."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\tb", "a\\u0007b", "a\\ud83d", "\\u200b\\u3164", "a\\ufffdb"})
    void aNameThatCannotBeReadOrSeenIsRefused(String escaped) {
        given().contentType(ContentType.JSON)
                .body("{\"name\":\"%s\",\"controller\":\"x\",\"controllerContact\":\"y\"}".formatted(escaped))
                .post(API)
                .then()
                .statusCode(422)
                .body("fields.field", contains("name"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/campaigns | {\"name\":\"Spring\",\"colour\":\"red\"} | colour",
                "/campaigns/%s/countries/DE | {\"target\":50,\"Target\":50} | Target"
            })
    void aPropertyThatNobodyKnowsIsRefusedByItsName(String path, String body, String field) {
        given().contentType(ContentType.JSON)
                .body(body)
                .request(path.endsWith("DE") ? "PUT" : "POST", "/api/v1" + path.formatted(id))
                .then()
                .statusCode(400)
                .body("fields.field", contains(field))
                .body("fields[0].detail", startsWith("There is no " + field + " here; there is "));
    }

    @Test
    void aNulInAFormWithFilesIsSaidBesideItsField() {
        // When
        Response refused = Browser.on("/campaigns/" + id)
                .upload()
                .multiPart("film", "ad.mp4", new byte[] {1}, "video/mp4")
                .multiPart("title", "a\0b")
                .post("/campaigns/" + id + "/ads");

        // Then
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString()).contains("id=\"title-error\"", "cannot be shown");
    }

    @Test
    void aFileKeepsTheQuotationMarksOfItsNameAndWholeCharacters() {
        // When
        Browser.on("/campaigns/" + id)
                .upload()
                .multiPart("film", "My %22best%22 ad.mp4", bytes(TestMedia.mp4(folder, "320x180", 1)), "video/mp4")
                .post("/campaigns/" + id + "/ads")
                .then()
                .statusCode(303);
        upload("title=&fileName=" + "a".repeat(AdLimits.MAX_TITLE - 1) + "%F0%9F%98%80.mp4")
                .then()
                .statusCode(201);

        // Then
        given().get(API + "/" + id + "/ads")
                .then()
                .body("title", contains("My \"best\" ad", "a".repeat(AdLimits.MAX_TITLE - 1) + GRIN));
    }

    @Test
    void captionsWithANulAreRefusedWithTheirLine() {
        // Given
        String ad = upload("title=Puppy").path("id");

        // When / Then
        given().contentType("text/vtt")
                .body("WEBVTT\n\n00:00.000 --> 00:00.500\na\0b\n".getBytes(StandardCharsets.UTF_8))
                .put(API + "/" + id + "/ads/" + ad + "/tracks/captions/en")
                .then()
                .statusCode(422)
                .body("fields.detail", contains("Line 4: a character here cannot be shown."));
    }

    @ParameterizedTest
    @CsvSource({
        "/imports?ad=x&country=DE, ad",
        "/imports?ad=01a2b3c4-0000-7000-8000-0123456789ab&country=DE&offsetMs=1.000, offsetMs",
        "/imports?ad=01a2b3c4-0000-7000-8000-0123456789ab&country=DE&offset=1000, offset"
    })
    void anImportSaysWhichParameterItCannotRead(String path, String field) {
        given().contentType("video/mp4")
                .body(new byte[] {1})
                .post(API + "/" + id + path)
                .then()
                .statusCode(400)
                .body("fields.field", contains(field));
    }

    @ParameterizedTest
    @CsvSource({
        "/sessions?country=XX, country",
        "/sessions?country=de, country",
        "/sessions?state=FINE, state",
        "/sessions?reason=NONE, reason",
        "/sessions?origin=POST, origin",
        "/sessions?visit=Z, visit",
        "/sessions?after=Z, after",
        "/sessions?countri=DE, countri",
        "/sessions?country=DE&country=FR, country",
        "/ads?limit=1, limit"
    })
    void aListNeverShowsWhatWasNotAskedFor(String path, String field) {
        given().get(API + "/" + id + path).then().statusCode(400).body("fields.field", contains(field));
    }

    @ParameterizedTest
    @CsvSource({
        "/campaigns?state=OPEN, state is one of",
        "/campaigns?sort=SIZE, sort is one of",
        "/campaigns?status=ARCHIVED, status means nothing here",
        "/campaigns?name=%01, name holds a character",
        "/account/trail?before=-1, before is the number",
        "/account/trail?before=1.000, before is a whole number",
        "/account/trail?from=29.11.2026, from is a day",
        "/account/trail?action=LOOK, action is one of"
    })
    void aPageSaysWhichFilterItDoesNotKnow(String path, String words) {
        given().urlEncodingEnabled(false)
                .accept("text/html")
                .get(path)
                .then()
                .statusCode(400)
                .body(containsString(words));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELIGHT", "happy", "HAPPY,ANGRY"})
    void anAdsPageDrawsNoOtherMeasureThanTheOneAskedFor(String measure) {
        // Given
        String ad = upload("title=Puppy").path("id");

        // When / Then
        String page = "/campaigns/" + id + "/ads/" + ad;
        given().accept("text/html")
                .queryParam("measure", measure)
                .get(page)
                .then()
                .statusCode(400);
        given().accept("text/html")
                .queryParam("measure", "HAPPY")
                .get(page)
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "countries/DE | {\"target\":\"1.000\"} | target",
                "countries/DE | {\"target\":150.5}     | target",
                "countries/DE | {\"target\":true}      | target",
                "position     | {\"position\":\"1\"}   | position",
                "position     | {}                     | position",
                "sound        | {\"needed\":\"ja\"}    | needed",
                "sound        | {\"needed\":1}         | needed",
                "sound        | {}                     | needed"
            })
    void aBodyIsReadByTheLetter(String path, String body, String field) {
        // Given
        String address = path.startsWith("countries")
                ? API + "/" + id + "/" + path
                : API + "/" + id + "/ads/" + upload("title=Puppy").path("id") + "/" + path;

        // When / Then
        given().contentType(ContentType.JSON)
                .body(body)
                .put(address)
                .then()
                .statusCode(400)
                .body("fields.field", contains(field));
    }

    @Test
    void aPlaceOutsideOfTheListIsNone() {
        // Given
        String ad = API + "/" + id + "/ads/" + upload("title=Puppy").path("id");

        // When / Then
        given().contentType(ContentType.JSON)
                .body(Map.of("position", 2))
                .put(ad + "/position")
                .then()
                .statusCode(422)
                .body("fields.detail", contains("Give a position, 1 to 1."));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Response named(String name) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("name", name, "controller", "x", "controllerContact", "y"))
                .post(API);
    }

    private Response upload(String query) {
        return given().urlEncodingEnabled(false)
                .contentType("video/mp4")
                .body(TestMedia.mp4(folder, "320x180", 1).toFile())
                .post(API + "/" + id + "/ads?" + query);
    }
}
