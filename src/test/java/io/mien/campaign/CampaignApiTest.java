package io.mien.campaign;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.mien.account.Desk;
import io.mien.media.TestMedia;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@TestSecurity(user = "robot", roles = "fieldwork")
class CampaignApiTest {
    private static final String CAMPAIGNS = "/api/v1/campaigns";

    @Inject
    Desk desk;

    @TempDir
    Path folder;

    @BeforeEach
    void sitDown() {
        desk.newAgency("Northlight");
    }

    @Test
    void theMainJobRunsWithoutABrowser() {
        // Given
        String campaign = CAMPAIGNS + "/" + created();
        given().contentType("video/mp4")
                .queryParam("title", "Puppy")
                .body(TestMedia.mp4(folder, "320x180", 2).toFile())
                .post(campaign + "/ads")
                .then()
                .statusCode(201)
                .body("title", equalTo("Puppy"))
                .body("durationMs", equalTo(2000))
                .body("rendition", is(false));
        given().contentType(ContentType.JSON)
                .body(Map.of("target", 150))
                .put(campaign + "/countries/DE")
                .then()
                .statusCode(200)
                .body("country", equalTo("DE"));

        // When
        Response opened = given().contentType(ContentType.JSON).post(campaign + "/fieldwork");

        // Then
        opened.then()
                .statusCode(200)
                .body("", hasSize(1))
                .body("[0].country", equalTo("DE"))
                .body("[0].address", startsWith("http"));
        given().get(campaign).then().body("status", equalTo("IN_FIELDWORK")).body("missing", hasSize(0));
        given().get(campaign + "/links").then().body("[0].address", equalTo(opened.path("[0].address")));
        given().get(campaign + "/sessions").then().statusCode(200).body("", hasSize(0));
        given().get(campaign + "/progress").then().body("countries[0].valid", equalTo(0));
        given().delete(campaign + "/fieldwork").then().statusCode(204);
        given().get(campaign).then().body("status", equalTo("CLOSED"));
        given().delete(campaign + "/fieldwork")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:mien:problem:invalid-transition"));
    }

    @Test
    void wrongFieldsAreAProblemThatNamesThem() {
        given().contentType(ContentType.JSON)
                .body(Map.of("name", "", "retention", "KEEP"))
                .post(CAMPAIGNS)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:mien:problem:invalid"))
                .body("fields.field", hasItem("name"))
                .body("fields.field", hasItem("keepDays"));
    }

    @Test
    void brokenJsonIsAProblemToo() {
        given().contentType(ContentType.JSON)
                .body("{\"name\":")
                .post(CAMPAIGNS)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        given().contentType(ContentType.JSON).post(CAMPAIGNS).then().statusCode(400);
    }

    @Test
    void fieldworkDoesNotOpenWhileSomethingIsMissing() {
        given().contentType(ContentType.JSON)
                .post(CAMPAIGNS + "/" + created() + "/fieldwork")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:mien:problem:campaign-not-ready"));
    }

    @Test
    void aPolicyPackSaysWhatItStillAsksFor() {
        // Given
        String campaign = CAMPAIGNS + "/"
                + given().contentType(ContentType.JSON)
                        .body(Map.of(
                                "name",
                                "Spring",
                                "controller",
                                "x",
                                "controllerContact",
                                "y",
                                "retention",
                                "KEEP",
                                "keepDays",
                                400))
                        .post(CAMPAIGNS)
                        .path("id");
        want(campaign + "/countries/DE", 10);
        want(campaign + "/countries/KR", 10);

        // When
        Response refused = given().contentType(ContentType.JSON).post(campaign + "/fieldwork");

        // Then
        refused.then()
                .statusCode(409)
                .body("detail", containsString("South Korea: respondents must be 19 or older"))
                .body("detail", containsString("South Korea: recordings may be kept for 365 days at most"))
                .body("detail", containsString("South Korea: the notice must be in Korean"));
        given().get(campaign)
                .then()
                .body("missing.part", contains("ADS", "SETTING", "NOTICE", "AGE_FLOOR", "RETENTION"));
    }

    @Test
    void aTextFileIsNoFilm() {
        given().contentType("video/webm")
                .body("only a text".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post(CAMPAIGNS + "/" + created() + "/ads")
                .then()
                .statusCode(422)
                .body("fields.field", hasItem("film"));
    }

    @Test
    void countriesAreCheckedChangedAndDropped() {
        // Given
        String countries = CAMPAIGNS + "/" + created() + "/countries";

        // Then
        want(countries + "/XX", 10).then().statusCode(422).body("fields.field", hasItem("country"));
        want(countries + "/DE", 0).then().statusCode(422).body("fields.field", hasItem("target"));
        want(countries + "/de", 10).then().statusCode(200);
        want(countries + "/DE", 20).then().statusCode(200).body("target", equalTo(20));
        given().get(countries).then().body("", hasSize(1));
        given().delete(countries + "/DE").then().statusCode(204);
        given().delete(countries + "/DE").then().statusCode(404);
    }

    @Test
    void whatFieldworkRestsOnCannotBeChangedAnyMore() {
        // Given
        String campaign = CAMPAIGNS + "/" + created();
        String ad = given().contentType("video/mp4")
                .body(TestMedia.mp4(folder, "320x180", 1).toFile())
                .post(campaign + "/ads")
                .path("id");
        want(campaign + "/countries/DE", 10);
        given().contentType(ContentType.JSON)
                .post(campaign + "/fieldwork")
                .then()
                .statusCode(200);

        // Then
        given().delete(campaign + "/ads/" + ad).then().statusCode(409);
        given().delete(campaign + "/countries/DE").then().statusCode(409);
        want(campaign + "/countries/FR", 10).then().statusCode(409);
        want(campaign + "/countries/DE", 30).then().statusCode(200);
        given().contentType(ContentType.JSON)
                .body(request())
                .put(campaign)
                .then()
                .statusCode(409);
    }

    @Test
    void peopleWithoutACameraMayWatchWhereTheCampaignSaysSo() {
        // Given
        String campaign = CAMPAIGNS + "/" + created();
        given().get(campaign).then().body("cameraOptional", is(false));
        Map<String, Object> request = new HashMap<>(request());
        request.put("cameraOptional", true);

        // When
        given().contentType(ContentType.JSON).body(request).put(campaign).then().statusCode(200);

        // Then
        given().get(campaign).then().body("cameraOptional", is(true));
    }

    @Test
    void secondViewingsCountWhereTheCampaignSaysSo() {
        // Given
        String campaign = CAMPAIGNS + "/" + created();
        given().get(campaign).then().body("countSecondViewings", is(false));
        Map<String, Object> request = new HashMap<>(request());
        request.put("countSecondViewings", true);

        // When
        given().contentType(ContentType.JSON).body(request).put(campaign).then().statusCode(200);

        // Then
        given().get(campaign).then().body("countSecondViewings", is(true));
    }

    @Test
    void anUnknownFormatIsRefusedAsAProblem() {
        given().contentType("text/plain")
                .body("x")
                .post(CAMPAIGNS)
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
    }

    private static Response want(String country, int target) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("target", target))
                .put(country);
    }

    private static String created() {
        return given().contentType(ContentType.JSON)
                .body(request())
                .post(CAMPAIGNS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Map<String, Object> request() {
        return Map.of(
                "name",
                "Spring",
                "controller",
                "Northlight Agency",
                "controllerContact",
                "privacy@northlight.example",
                "noWorkplaceOrSchool",
                true);
    }
}
