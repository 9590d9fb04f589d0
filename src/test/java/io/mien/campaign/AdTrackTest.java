package io.mien.campaign;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.mien.account.Browser;
import io.mien.account.Desk;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestSecurity(user = "dana", roles = "researcher")
class AdTrackTest {
    private static final String GERMAN = "WEBVTT\n\n00:01.000 --> 00:02.000\nGuten Morgen\n";

    @Inject
    Desk desk;

    private UUID agency;
    private UUID campaign;
    private UUID ad;

    @BeforeEach
    void anAdOfTenSeconds() {
        agency = desk.newAgency("Northlight");
        campaign = desk.as(agency, () -> {
            Campaign made = CampaignFixtures.draft("Spring");
            ad = CampaignFixtures.ad(made, 1).id;
            CountryTarget.want(made, Country.of("DE"), 10);
            return made.id;
        });
    }

    @Test
    void captionsArePutReplacedAndTakenOff() {
        // When
        put("captions", "de", GERMAN).then().statusCode(200).body("cues", equalTo(1));
        String id = put("captions", "de", GERMAN + "\n00:03.000 --> 00:04.000\nnoch etwas\n")
                .then()
                .statusCode(200)
                .body("cues", equalTo(2))
                .extract()
                .path("id");
        put("descriptions", "de", GERMAN).then().statusCode(200);

        // Then
        given().get(tracks()).then().body("", hasSize(2)).body("kind", hasItem("descriptions"));
        given().delete(tracks() + "/" + id).then().statusCode(204);
        given().get(tracks()).then().body("", hasSize(1));
        given().delete(tracks() + "/" + id).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({"captions,tlh,language", "subtitles,de,kind"})
    void unknownKindOrLanguageIsNamed(String kind, String language, String field) {
        put(kind, language, GERMAN).then().statusCode(422).body("fields.field", hasItem(field));
    }

    @Test
    void adTakesItsTracksWithIt() {
        // Given
        String id = put("captions", "de", GERMAN).path("id");

        // When
        given().delete("/api/v1/campaigns/" + campaign + "/ads/" + ad).then().statusCode(204);

        // Then
        assertThat(desk.as(agency, () -> AdTrack.count("id", UUID.fromString(id))))
                .isZero();
    }

    @Test
    void fileIsRefusedWithLineAndReasonOverTheApiToo() {
        put("captions", "de", "WEBVTT\n\n1\n00:01,000 --> 00:02,000\nSubRip’s comma\n")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("fields.field", hasItem("track"))
                .body("fields.detail", hasItem("Line 4: say from when to when, as 00:00:01.000 --> 00:00:03.000."));
        put("captions", "de", "WEBVTT\n\n" + "NOTE long\n\n".repeat(20_000))
                .then()
                .statusCode(422)
                .body("fields.detail", hasItem("The file is larger than 200 kB."));
        given().contentType("text/vtt").put(tracks() + "/captions/de").then().statusCode(422);
    }

    @Test
    void formPutsCaptionsOnAndTellsWhatIsWrongWithThem() {
        // Given
        String page = "/campaigns/" + campaign;
        Browser browser = Browser.on(page);

        // When
        Response refused = upload(browser, "not a caption file");
        upload(browser, GERMAN).then().statusCode(303);

        // Then
        refused.then().statusCode(422);
        assertThat(refused.asString()).contains("Line 1: the file must begin with the word WEBVTT.");
        assertThat(given().get(page).asString()).contains("captions in German, 1 cue");
        UUID track = desk.as(agency, () -> AdTrack.ofAds(List.of(ad)).get(0).id);
        browser.form()
                .post(page + "/ads/" + ad + "/tracks/" + track + "/removal")
                .then()
                .statusCode(303);
        assertThat(given().get(page).asString()).doesNotContain("captions in German");
    }

    @Test
    void whatPeopleSeeStandsOnceTheyWereAskedIn() {
        // Given
        String id = put("captions", "de", GERMAN).path("id");

        // When
        desk.as(agency, () -> {
            Campaign.required(campaign).open(Instant.now());
            return campaign;
        });

        // Then
        put("captions", "en", GERMAN).then().statusCode(409);
        given().delete(tracks() + "/" + id).then().statusCode(409);
        given().get(tracks()).then().body("", hasSize(1));
    }

    @Test
    void anotherAgencysAdHasNoTracksToSeeOrChange() {
        // Given
        String id = put("captions", "de", GERMAN).path("id");
        desk.newAgency("Southlight");

        // Then
        given().get(tracks()).then().statusCode(404);
        put("captions", "de", GERMAN).then().statusCode(404);
        given().delete(tracks() + "/" + id).then().statusCode(404);
        upload(Browser.on("/campaigns/new"), GERMAN).then().statusCode(404);
        Browser.on("/campaigns/new")
                .form()
                .post("/campaigns/" + campaign + "/ads/" + ad + "/tracks/" + id + "/removal")
                .then()
                .statusCode(404);
        assertThat(desk.as(agency, () -> AdTrack.ofAds(List.of(ad)))).hasSize(1);
    }

    private String tracks() {
        return "/api/v1/campaigns/" + campaign + "/ads/" + ad + "/tracks";
    }

    private Response put(String kind, String language, String text) {
        return given().contentType("text/vtt")
                .body(text.getBytes(StandardCharsets.UTF_8))
                .put(tracks() + "/" + kind + "/" + language);
    }

    private Response upload(Browser browser, String text) {
        return browser.upload()
                .multiPart("track", "de.vtt", text.getBytes(StandardCharsets.UTF_8), "text/vtt")
                .multiPart("kind", "captions")
                .multiPart("language", "de")
                .post("/campaigns/" + campaign + "/ads/" + ad + "/tracks");
    }
}
