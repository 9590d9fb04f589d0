package io.mien.language;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.mien.account.Browser;
import io.mien.account.Desk;
import io.mien.campaign.Campaign;
import io.mien.campaign.CampaignFixtures;
import io.mien.campaign.CampaignStatus;
import io.mien.campaign.Country;
import io.mien.campaign.CountryTarget;
import io.mien.privacy.AuditAction;
import io.mien.privacy.AuditEntry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestSecurity(user = "dana", roles = "researcher")
class LanguagePagesTest {
    private static final String LANGUAGES = "/api/v1/languages";

    @Inject
    Desk desk;

    private UUID agency;
    private UUID campaign;

    @BeforeEach
    void aCampaignInJapanese() {
        agency = desk.newAgency("Northlight");
        campaign = desk.as(agency, () -> {
            Campaign made = CampaignFixtures.draft("Spring launch");
            made.languages = List.of("en", "ja");
            CampaignFixtures.ad(made, 1);
            CountryTarget.want(made, Country.of("JP"), 50);
            return made.id;
        });
    }

    @Test
    void unreviewedTextsKeepFieldworkClosed() {
        // When
        Response refused = open();

        // Then
        refused.then()
                .statusCode(409)
                .body("type", equalTo("urn:mien:problem:texts-unreviewed"))
                .body("detail", containsString("Japanese"))
                .body("remedy", equalTo("/languages"));
        assertThat(status()).isEqualTo(CampaignStatus.DRAFT);
        assertThat(page("/campaigns/" + campaign))
                .contains("Nobody has reviewed the texts in Japanese yet.", "href=\"/languages/ja\"");
        given().get("/api/v1/campaigns/" + campaign).then().body("unreviewedLanguages", equalTo(List.of("ja")));
    }

    @Test
    void whoConfirmsTheTextsOpensFieldworkAndIsRemembered() {
        // Given
        String read = fingerprint();

        // When
        Browser.on("/languages/ja")
                .form()
                .formParam("fingerprint", read)
                .post("/languages/ja/review")
                .then()
                .statusCode(303);

        // Then
        open().then().statusCode(200);
        assertThat(page("/languages")).contains("reviewed by dana");
        assertThat(reviews()).singleElement().satisfies(review -> {
            assertThat(review.language).isEqualTo("ja");
            assertThat(review.reviewedBy).isEqualTo("dana");
            assertThat(HexFormat.of().formatHex(review.textDigest)).isEqualTo(read);
        });
        assertThat(desk.as(agency, () -> AuditEntry.latest(5)))
                .filteredOn(entry -> entry.detail.startsWith("texts reviewed"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.action).isEqualTo(AuditAction.CHANGE);
                    assertThat(entry.actor).isEqualTo("dana");
                    assertThat(entry.detail).isEqualTo("texts reviewed ja " + read);
                });
    }

    @Test
    void confirmingTwiceIsOneReview() {
        // Given
        confirm(fingerprint()).then().statusCode(200).body("reviewedBy", equalTo("dana"));

        // When
        confirm(fingerprint()).then().statusCode(200);

        // Then
        assertThat(reviews()).hasSize(1);
    }

    @Test
    void wordsThatWereNotReadAreNotConfirmed() {
        // When
        confirm("0".repeat(64)).then().statusCode(409).body("type", equalTo("urn:mien:problem:texts-changed"));
        given().contentType(ContentType.JSON)
                .body("{}")
                .post(LANGUAGES + "/ja/review")
                .then()
                .statusCode(422)
                .body("fields.field", hasItem("fingerprint"));

        // Then
        assertThat(reviews()).isEmpty();
    }

    @Test
    void changedWordsAskForAnotherReview() {
        // Given
        confirm(fingerprint()).then().statusCode(200);

        // When
        desk.as(agency, () -> TextReview.update("textDigest = ?1", new byte[32]));

        // Then
        open().then().statusCode(409);
        given().get(LANGUAGES).then().body("find { it.tag == 'ja' }.reviewed", equalTo(false));
    }

    @Test
    void oneAgencysReviewIsNothingToAnother() {
        // Given
        confirm(fingerprint()).then().statusCode(200);

        // When
        UUID other = desk.newAgency("Southlight");

        // Then
        given().get(LANGUAGES)
                .then()
                .body("find { it.tag == 'ja' }.reviewed", equalTo(false))
                .body("find { it.tag == 'ja' }.reviewedBy", nullValue());
        assertThat(page("/languages")).doesNotContain("dana on");
        assertThat(desk.as(other, () -> TextReview.<TextReview>listAll())).isEmpty();
    }

    @Test
    void closedFieldworkOpensAgainOnlyInReviewedWordsAndThePageLeadsToThem() {
        // Given
        confirm(fingerprint()).then().statusCode(200);
        open().then().statusCode(200);
        given().delete("/api/v1/campaigns/" + campaign + "/fieldwork").then().statusCode(204);
        desk.as(agency, () -> TextReview.update("textDigest = ?1", new byte[32]));

        // When
        Response refused = Browser.on("/campaigns/" + campaign)
                .form()
                .accept("text/html")
                .post("/campaigns/" + campaign + "/fieldwork");

        // Then
        refused.then()
                .statusCode(409)
                .body(containsString("Nobody has reviewed the respondents’ texts in Japanese."))
                .body(containsString("href=\"/languages\">Read and review the texts</a>"));
        assertThat(status()).isEqualTo(CampaignStatus.CLOSED);
    }

    @Test
    void theSourceNeedsNoReview() {
        given().get(LANGUAGES).then().body("find { it.tag == 'en' }.reviewed", equalTo(true));
        assertThat(page("/languages/en")).doesNotContain("/languages/en/review");
        given().contentType(ContentType.JSON)
                .body(Map.of("fingerprint", "0"))
                .post(LANGUAGES + "/en/review")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:mien:problem:texts-reviewed"));
    }

    @Test
    void theSourceOpensWithoutAnybodysReview() {
        // Given
        desk.as(agency, () -> {
            CountryTarget.delete("campaignId", campaign);
            CountryTarget.want(Campaign.required(campaign), Country.of("DE"), 50);
            return Campaign.required(campaign).languages = List.of("en");
        });

        // Then
        given().get("/api/v1/campaigns/" + campaign).then().body("unreviewedLanguages", equalTo(List.of()));
        open().then().statusCode(200);
    }

    @Test
    void listSaysWhatNoHumanReviewed() {
        given().get(LANGUAGES).then().body("size()", equalTo(14)).body("findAll { !it.reviewed }.size()", equalTo(13));
        assertThat(page("/languages"))
                .contains("14 languages for respondents.", "source of all texts", "not reviewed yet");
    }

    @Test
    void textsStandBesideTheEnglishOnes() {
        given().get("/languages/ar")
                .then()
                .statusCode(200)
                .body(containsString("lang=\"ar\" dir=\"rtl\""))
                .body(containsString("[Start the film | Start the first film]"))
                .body(not(containsString("{#")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tlh", "EN", "..", "de_DE"})
    void languageWithoutTextsIsNotThere(String tag) {
        given().get(LANGUAGES + "/" + tag + "/texts").then().statusCode(404);
        given().contentType(ContentType.JSON)
                .body(Map.of("fingerprint", "0"))
                .post(LANGUAGES + "/" + tag + "/review")
                .then()
                .statusCode(404);
    }

    @Test
    void languageWithoutTextsIsNoLanguageOfACampaign() {
        given().contentType(ContentType.JSON)
                .body(Map.of("name", "x", "controller", "x", "controllerContact", "x", "languages", List.of("tlh")))
                .post("/api/v1/campaigns")
                .then()
                .statusCode(422)
                .body("fields.field", hasItem("languages"));
    }

    @Test
    @TestSecurity(user = "vic", roles = "client-viewer")
    void clientViewerReviewsNothing() {
        given().get("/languages").then().statusCode(403);
        given().get("/languages/ja").then().statusCode(403);
        given().get(LANGUAGES).then().statusCode(403);
        confirm("0").then().statusCode(403);
    }

    private Response open() {
        return given().contentType(ContentType.JSON).post("/api/v1/campaigns/" + campaign + "/fieldwork");
    }

    private Response confirm(String fingerprint) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("fingerprint", fingerprint))
                .post(LANGUAGES + "/ja/review");
    }

    private static String fingerprint() {
        return given().get(LANGUAGES + "/ja/texts").path("fingerprint");
    }

    private static String page(String path) {
        return given().accept("text/html").get(path).asString();
    }

    private List<TextReview> reviews() {
        return desk.as(agency, () -> TextReview.<TextReview>listAll());
    }

    private CampaignStatus status() {
        return desk.as(agency, () -> Campaign.required(campaign).status);
    }
}
