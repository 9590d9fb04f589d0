package io.mien.visit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.mien.fieldwork.Agency;
import io.mien.platform.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody set the browser's cookies before the visit, and knows them. */
@QuarkusTest
class FixationTest {
    @Inject
    Agency agency;

    private Respondent victim;

    @BeforeEach
    void link() {
        victim = new Respondent(agency.withAds(1), agency.open());
    }

    @Test
    void aPlantedVisitCookieIsNotKept() {
        // Given
        String planted = Tokens.next();
        victim.holding("mien_visit", planted);

        // When
        victim.enter();
        victim.agree();

        // Then
        assertThat(victim.holds("mien_visit")).isNotEqualTo(planted);
        opensNothing(Map.of("mien_visit", planted));
    }

    @Test
    void theRunningVisitOfSomebodyElseIsLeft() {
        // Given
        Respondent attacker = new Respondent(agency, agency.open());
        attacker.enter();
        victim.holding("mien_visit", attacker.holds("mien_visit"));

        // When
        victim.enter();
        victim.agree();

        // Then
        assertThat(agency.visits()).hasSize(2);
        opensNothing(Map.of("mien_visit", attacker.holds("mien_visit")));
    }

    @Test
    void whatTheLinkLeavesWithABrowserOpensNoVisit() {
        // Given
        Respondent attacker = new Respondent(agency, agency.open());
        attacker.look();
        victim.holdingAllOf(attacker);

        // When
        victim.enter();
        victim.agree();
        Response again = attacker.goOn();

        // Then
        again.then().statusCode(303);
        assertThat(again.getDetailedCookies().asList()).isEmpty();
        assertThat(agency.visits()).hasSize(1);
        opensNothing(Map.of());
    }

    @Test
    void theFormSentTwiceEndsWithTheSecretOfTheLastAnswer() {
        // Given
        victim.look();
        victim.goOn();
        String first = victim.holds("mien_visit");

        // When
        victim.goOn();

        // Then
        assertThat(agency.visits()).hasSize(1);
        victim.show().then().statusCode(200);
        given().cookie("mien_visit", first).get("/visit").then().statusCode(404);
    }

    @Test
    void twoCookiesOfOneNameAreNone() {
        // Given
        victim.enter();
        String both = "mien_visit=" + Tokens.next() + "; mien_visit=" + victim.holds("mien_visit");

        // When / Then
        given().header("Cookie", both).get("/visit").then().statusCode(404);
    }

    private static void opensNothing(Map<String, String> cookies) {
        given().cookies(cookies).get("/visit/receipt").then().statusCode(404);
        String shown =
                given().cookies(cookies).accept("text/html").get("/visit").asString();
        assertThat(shown).containsAnyOf("data-page=\"age\"", "data-page=\"link-closed\"");
    }
}
