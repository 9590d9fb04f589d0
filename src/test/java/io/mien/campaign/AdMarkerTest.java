package io.mien.campaign;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.mien.account.Browser;
import io.mien.account.Desk;
import io.mien.privacy.AuditEntry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestSecurity(user = "dana", roles = "researcher")
class AdMarkerTest {
    @Inject
    Desk desk;

    private UUID agency;
    private UUID campaign;
    private UUID ad;

    @BeforeEach
    void aClosedCampaignWithAnAdOfTenSeconds() {
        agency = desk.newAgency("Northlight");
        desk.as(agency, () -> {
            Campaign made = CampaignFixtures.draft("Spring");
            campaign = made.id;
            ad = CampaignFixtures.ad(made, 1).id;
            CampaignFixtures.putIn(made, CampaignStatus.CLOSED);
            return made;
        });
    }

    @Test
    void aMarkerIsSetSeenAndTakenOffByTheForms() {
        // Given
        Browser browser = Browser.on(page());

        // When
        set(browser, "4", "SCENE", " the box ").then().statusCode(303);
        set(browser, "8", "BRAND", "logo").then().statusCode(303);

        // Then
        String seen = given().accept("text/html").get(page()).asString();
        assertThat(seen).contains("data-marker=\"4\"").contains("the box").contains("Brand reveal");
        assertThat(audited()).contains("marker set at second 4", "marker set at second 8");
        UUID first = desk.as(agency, () -> AdMarker.ofAd(ad).get(0).id);
        browser.form().post(page() + "/markers/" + first + "/removal").then().statusCode(303);
        assertThat(given().accept("text/html").get(page()).asString()).doesNotContain("the box");
        assertThat(audited()).contains("marker removed from second 4");
    }

    @ParameterizedTest
    @CsvSource({
        "10,SCENE,late,'Give a second of the ad, 0 to 9.'",
        "-1,SCENE,early,'Give a second of the ad, 0 to 9.'",
        "3,SCENE,'  ',Say what is seen or heard there.",
        "2,BRAND,again,There is a marker of this kind at this second already.",
    })
    void whatIsWrongIsSaidBesideItsField(String second, String kind, String name, String complaint) {
        // Given
        Browser browser = Browser.on(page());
        set(browser, "2", "BRAND", "logo");

        // When
        Response refused = set(browser, second, kind, name);

        // Then
        refused.then().statusCode(422).body(containsString(complaint));
        assertThat(desk.as(agency, () -> AdMarker.ofAd(ad))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"soon,SCENE,second", "3,MOOD,kind"})
    void whatMeansNothingIsRefusedByItsName(String second, String kind, String field) {
        set(Browser.on(page()), second, kind, "box").then().statusCode(400).body(containsString(field + " is "));
    }

    @Test
    void theApiDoesTheSame() {
        // Given
        String marker = given().contentType("application/json")
                .body("{\"second\": 3, \"kind\": \"SCENE\", \"name\": \"the box\"}")
                .post(api())
                .then()
                .statusCode(200)
                .body("second", equalTo(3))
                .extract()
                .path("id");

        // When
        // Then
        given().get(api()).then().body("", hasSize(1)).body("name", hasItem("the box"));
        given().contentType("application/json")
                .body("{\"kind\": \"SCENE\", \"name\": \"x\"}")
                .post(api())
                .then()
                .statusCode(422)
                .body("fields.field", hasItem("second"));
        given().delete(api() + "/" + marker).then().statusCode(204);
        given().delete(api() + "/" + marker).then().statusCode(404);
    }

    @Test
    void anAdHasOnlySoManyMarkers() {
        // Given
        desk.as(agency, () -> {
            Ad film = Ad.required(ad);
            film.durationMs = 60_000;
            for (int second = 0; second < AdMarker.MAX_PER_AD; second++) {
                AdMarker.put(film, new AdMarkerPlan(second, AdMarker.Kind.SCENE, "scene"), Instant.EPOCH);
            }
            return film;
        });

        // When
        // Then
        set(Browser.on(page()), "40", "SCENE", "one more")
                .then()
                .statusCode(422)
                .body(containsString("An ad has at most 24 markers."));
    }

    @Test
    void anAdTakesItsMarkersWithIt() {
        // Given
        set(Browser.on(page()), "4", "SCENE", "the box");
        desk.as(agency, () -> {
            Campaign made = Campaign.required(campaign);
            made.status = CampaignStatus.DRAFT;
            return made;
        });

        // When
        given().delete("/api/v1/campaigns/" + campaign + "/ads/" + ad).then().statusCode(204);

        // Then
        assertThat(desk.as(agency, () -> AdMarker.count())).isZero();
    }

    @Test
    void anotherAgencyFindsNoMarkerAndSetsNone() {
        // Given
        set(Browser.on(page()), "4", "SCENE", "the box");
        UUID marker = desk.as(agency, () -> AdMarker.ofAd(ad).get(0).id);
        UUID other = desk.newAgency("Elsewhere");
        UUID own = desk.as(other, () -> CampaignFixtures.draft("Theirs").id);

        // When
        // Then
        given().get(api()).then().statusCode(404);
        given().delete(api() + "/" + marker).then().statusCode(404);
        Browser browser = Browser.on("/campaigns");
        set(browser, "5", "SCENE", "theirs").then().statusCode(404);
        given().get("/campaigns/" + own + "/ads/" + ad + "/markers").then().statusCode(404);
        assertThat(desk.as(agency, () -> AdMarker.ofAd(ad)))
                .extracting(each -> each.name)
                .containsExactly("the box");
    }

    private Response set(Browser browser, String second, String kind, String name) {
        return browser.form()
                .formParam("second", second)
                .formParam("kind", kind)
                .formParam("name", name)
                .post(page() + "/markers");
    }

    private List<String> audited() {
        return desk.as(agency, () -> AuditEntry.<AuditEntry>list("subject", ad).stream()
                .map(entry -> entry.detail)
                .toList());
    }

    private String page() {
        return "/campaigns/" + campaign + "/ads/" + ad;
    }

    private String api() {
        return "/api/v1" + page() + "/markers";
    }
}
