package io.mien.campaign;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mien.account.Browser;
import io.mien.account.Desk;
import io.mien.media.TestMedia;
import io.mien.platform.ObjectStore;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestSecurity(user = "dana", roles = "researcher")
class CampaignPagesTest {
    @Inject
    Desk desk;

    @Inject
    ObjectStore store;

    @TempDir
    Path folder;

    private UUID agency;

    @BeforeEach
    void sitDown() {
        agency = desk.newAgency("Northlight");
    }

    @Test
    void anEmptyListOffersTheFirstCampaign() {
        assertThat(given().accept("text/html").get("/campaigns").asString())
                .contains("There is no campaign yet.", "href=\"/campaigns/new\"", "Northlight");
    }

    @Test
    void theFormKeepsWhatWasTypedAndNamesWhatIsWrong() {
        // When
        Response refused = Browser.on("/campaigns/new")
                .form()
                .formParam("name", "Spring & summer")
                .formParam("controllerContact", "privacy@northlight.example")
                .formParam("languages", "de")
                .formParam("retention", "KEEP")
                .formParam("keepDays", "many")
                .post("/campaigns");

        // Then
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString())
                .contains(
                        "value=\"Spring &amp; summer\"",
                        "Say who answers for the recordings.",
                        "Give a number of days, 1 to 3650.",
                        "2 fields need a look.");
    }

    @Test
    void aFormWithoutTheTokenIsRefused() {
        // When
        Response refused = given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded")
                .formParam("name", "Spring")
                .post("/campaigns");

        // Then
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(count()).isZero();
    }

    @Test
    void aCampaignIsSetUpStepByStep() {
        // Given
        Browser browser = Browser.on("/campaigns/new");
        String page = created(browser, "Spring launch");
        assertThat(given().get(page).asString()).contains("Upload the ads this campaign tests.");

        // When
        browser.upload()
                .multiPart("film", TestMedia.mp4(folder, "320x180", 2).toFile(), "video/mp4")
                .multiPart("title", "Puppy")
                .post(page + "/ads")
                .then()
                .statusCode(303);
        assertThat(given().get(page).asString()).contains("1 ad is in. Now say who should watch it.");
        want(browser, page, "DE", "150").then().statusCode(303);
        want(browser, page, "PL", "20").then().statusCode(303);

        // Then
        assertThat(given().get(page).asString())
                .contains("Everything is in place: 1 ad, 2 countries, 170 people wanted.", "Puppy", "320 × 180")
                .contains("13 points", "not enough people");
    }

    @Test
    void aWebmIsRemadeForBrowsersThatDoNotPlayIt() {
        // Given
        Browser browser = Browser.on("/campaigns/new");
        String page = created(browser, "Spring");

        // When
        browser.upload()
                .multiPart("film", TestMedia.webm(folder, "320x180", 25, 2).toFile(), "video/webm")
                .post(page + "/ads")
                .then()
                .statusCode(303);

        // Then
        await().atMost(Duration.ofMinutes(2)).until(() -> ads(page).get(0).isReady());
        Ad ad = ads(page).get(0);
        assertThat(ad.rendition).isTrue();
        assertThat(ad.contentType).isEqualTo("video/mp4");
        assertThat(ad.title).isEqualTo("test");
        byte[] poster = given().get(page + "/ads/" + ad.id + "/poster").asByteArray();
        assertThat(poster[0]).isEqualTo((byte) 0xff);
    }

    @ParameterizedTest
    @ValueSource(strings = {"empty", "text", "truncated"})
    void aBrokenFilmIsRefusedWithTheReason(String how) throws IOException {
        // Given
        Browser browser = Browser.on("/campaigns/new");
        String page = created(browser, "Spring");
        Path film = broken(how);

        // When
        Response refused =
                browser.upload().multiPart("film", film.toFile(), "video/webm").post(page + "/ads");

        // Then
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString())
                .contains("id=\"film-error\"")
                .containsAnyOf("empty", "not a video", "breaks off");
        assertThat(ads(page)).isEmpty();
    }

    @Test
    void adsAreOrderedAndRemovedWithTheirFiles() throws IOException {
        // Given
        Browser browser = Browser.on("/campaigns/new");
        String page = created(browser, "Spring");
        Path film = TestMedia.mp4(folder, "320x180", 1);
        for (String title : List.of("First", "Second", "Third")) {
            browser.upload()
                    .multiPart("film", film.toFile(), "video/mp4")
                    .multiPart("title", title)
                    .post(page + "/ads")
                    .then()
                    .statusCode(303);
        }

        // When
        browser.form()
                .formParam("position", 1)
                .post(page + "/ads/" + ads(page).get(2).id + "/position")
                .then()
                .statusCode(303);
        Ad first = ads(page).get(1);
        browser.form().post(page + "/ads/" + first.id + "/removal").then().statusCode(303);

        // Then
        assertThat(ads(page)).extracting(ad -> ad.title).containsExactly("Third", "Second");
        assertThat(ads(page)).extracting(ad -> ad.position).containsExactly(1, 2);
        assertThat(store.exists(first.storageKey)).isFalse();
        assertThat(store.exists(first.posterKey)).isFalse();
    }

    @Test
    void anAdMayNeedItsSoundAndNoLonger() throws IOException {
        // Given
        Browser browser = Browser.on("/campaigns/new");
        String page = created(browser, "Spring");
        Path film = TestMedia.mp4(folder, "320x180", 1);
        browser.upload()
                .multiPart("film", film.toFile(), "video/mp4")
                .post(page + "/ads")
                .then()
                .statusCode(303);
        String sound = page + "/ads/" + ads(page).get(0).id + "/sound";

        // When
        browser.form().formParam("needed", true).post(sound).then().statusCode(303);
        boolean needed = ads(page).get(0).needsSound;
        String said = given().get(page).asString();
        browser.form().formParam("needed", false).post(sound).then().statusCode(303);

        // Then
        assertThat(needed).isTrue();
        assertThat(said).contains("respondents first show that they can hear", "Sound does not matter");
        assertThat(ads(page).get(0).needsSound).isFalse();
    }

    @Test
    void aWrongCountryOrNumberIsToldBesideItsField() {
        // Given
        Browser browser = Browser.on("/campaigns/new");
        String page = created(browser, "Spring");

        // When
        Response country = want(browser, page, "XX", "10");
        Response number = want(browser, page, "DE", "none");

        // Then
        assertThat(country.statusCode()).isEqualTo(422);
        assertThat(country.asString()).contains("id=\"country-error\"");
        assertThat(number.statusCode()).isEqualTo(422);
        assertThat(number.asString()).contains("id=\"target-error\"");
    }

    @Test
    void thePromiseCanBeChangedWhileItIsADraft() {
        // Given
        Browser browser = Browser.on("/campaigns/new");
        String page = created(browser, "Spring");

        // When
        browser.form()
                .formParam("name", "Summer")
                .formParam("controller", "Brand")
                .formParam("controllerContact", "brand.example/privacy")
                .formParam("languages", "de")
                .formParam("retention", "KEEP")
                .formParam("keepDays", "30")
                .formParam("cameraOptional", "yes")
                .formParam("countSecondViewings", "yes")
                .formParam("noWorkplaceOrSchool", "yes")
                .post(page + "/plan")
                .then()
                .statusCode(303);

        // Then
        assertThat(given().get(page).asString())
                .contains(
                        "Summer",
                        "Brand",
                        "German",
                        "kept for 30 days",
                        "may watch, counted apart",
                        "shown again; second viewings count");
        assertThat(given().get(page + "/plan").asString())
                .contains(
                        "name=\"cameraOptional\" value=\"yes\" checked",
                        "name=\"countSecondViewings\" value=\"yes\" checked");
    }

    private Path broken(String how) throws IOException {
        Path film = folder.resolve("film.webm");
        byte[] whole = Files.readAllBytes(TestMedia.webm(folder, "320x180", 25, 2));
        return Files.write(
                film,
                switch (how) {
                    case "empty" -> new byte[0];
                    case "text" -> "This is only a text.".getBytes(java.nio.charset.StandardCharsets.UTF_8);
                    default -> Arrays.copyOf(whole, whole.length / 3);
                });
    }

    private static String created(Browser browser, String name) {
        String location = browser.form()
                .formParam("name", name)
                .formParam("controller", "Northlight Agency")
                .formParam("controllerContact", "privacy@northlight.example")
                .formParam("languages", "en")
                .formParam("noWorkplaceOrSchool", "yes")
                .post("/campaigns")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        return URI.create(location).getPath();
    }

    private static Response want(Browser browser, String page, String country, String target) {
        return browser.form()
                .formParam("country", country)
                .formParam("target", target)
                .post(page + "/countries");
    }

    private List<Ad> ads(String page) {
        UUID id = UUID.fromString(page.substring(page.lastIndexOf('/') + 1));
        return desk.as(agency, () -> Ad.ofCampaign(id));
    }

    private long count() {
        return desk.as(agency, () -> Campaign.count());
    }
}
