package io.mien.visit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.mien.fieldwork.Agency;
import io.mien.fieldwork.Disposition;
import io.mien.fieldwork.Invitation;
import io.mien.fieldwork.Origin;
import io.mien.platform.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class VisitPagesTest {
    @Inject
    Agency agency;

    @Inject
    Agency other;

    @Inject
    VisitTimeout timeout;

    private Respondent respondent;

    @BeforeEach
    void link() {
        respondent = new Respondent(agency.withAds(2), agency.open());
    }

    @Test
    void lookingAtALinkBeginsNothing() {
        // When
        given().get("/i/" + agency.open()).then().statusCode(200).body(containsString("Example Foods"));

        // Then
        assertThat(agency.visits()).isEmpty();
    }

    @Test
    void theFormBeginsAVisitAndCleansTheAddress() {
        // When
        Response begun = respondent.enter();

        // Then
        begun.then().statusCode(303);
        assertThat(begun.getHeader("Location")).endsWith("/visit");
        assertThat(begun.getHeaders().getValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Path=/visit"));
        assertThat(agency.visits()).singleElement().satisfies(visit -> {
            assertThat(visit.country).isEqualTo("DE");
            assertThat(visit.itinerary().next(visit)).contains(new Step.Age());
        });
    }

    @Test
    void theFormSentTwiceBeginsOneVisit() {
        // Given
        respondent.enter();

        // When
        respondent.enter();

        // Then
        assertThat(agency.visits()).hasSize(1);
    }

    @Test
    void unknownExpiredClosedAndUsedLinksLookAlike() {
        // Given
        String unknown = closedPage(Tokens.next());
        String open = agency.open();
        respondent.enter();
        respondent.request().post("/visit/refusal").then().statusCode(303);

        // When
        String used = respondent
                .request()
                .get("/i/" + open)
                .then()
                .statusCode(404)
                .extract()
                .asString();
        agency.as(() -> Invitation.update(
                "expiresAt = ?1 where country = 'DE'", Instant.now().minusSeconds(1)));
        String expired = closedPage(open);
        agency.as(() -> Invitation.update(
                "expiresAt = ?1 where country = 'DE'", Instant.now().plusSeconds(60)));
        agency.close();
        String closed = closedPage(open);

        // Then
        assertThat(words(expired)).isEqualTo(words(unknown));
        assertThat(words(closed)).isEqualTo(words(unknown));
        assertThat(words(used)).isEqualTo(words(unknown));
    }

    @Test
    void thePageSpeaksTheBrowsersLanguageUnlessAskedOtherwise() {
        String link = "/i/" + agency.open();
        given().header("Accept-Language", "de-AT,de;q=0.9").get(link).then().body(containsString("lang=\"de\""));
        given().header("Accept-Language", "de").get(link + "?lang=en").then().body(containsString("lang=\"en\""));
        given().header("Accept-Language", "tlh").get(link).then().body(containsString("lang=\"en\""));
    }

    @Test
    void decliningIsANormalWayOut() {
        // Given
        respondent.enter();

        // When
        respondent.request().post("/visit/refusal").then().statusCode(303);

        // Then
        assertThat(agency.visits()).extracting(visit -> visit.disposition).containsExactly(Disposition.DECLINED);
        respondent.show().then().statusCode(200).body(containsString("data-page=\"declined\""));
    }

    @Test
    void closingFieldworkLetsGoWhoHasNotBegunToWatch() {
        // Given
        respondent.enter();

        // When
        agency.close();

        // Then
        assertThat(agency.visits()).extracting(visit -> visit.disposition).containsExactly(Disposition.CLOSED);
        respondent.show().then().statusCode(200).body(containsString("data-page=\"ended\""));
    }

    @Test
    void aVisitNobodyFinishedTimesOutOnce() {
        // Given
        respondent.enter();

        // When
        for (int i = 0; i < 2; i++) {
            agency.asTenant(() -> timeout.run(agency.visits().get(0).id));
        }

        // Then
        assertThat(agency.visits()).extracting(visit -> visit.disposition).containsExactly(Disposition.TIMED_OUT);
    }

    @Test
    void aTabClosedForGoodAfterItsLastRecordingIsComplete() {
        // Given
        Respondent gone = Respondent.watching(other.withAds(2));
        recorded(gone.play(0));
        recorded(gone.play(1));

        // When
        other.asTenant(() -> timeout.run(other.visits().get(0).id));

        // Then
        assertThat(other.visits()).extracting(visit -> visit.disposition).containsExactly(Disposition.COMPLETE);
    }

    @Test
    void aTabClosedForGoodInTheMiddleTimesOutAndKeepsWhatWasRecorded() {
        // Given
        Respondent gone = Respondent.watching(other.withAds(3));
        String first = gone.play(0);
        recorded(first);
        String second = gone.play(1);
        String third = gone.exposure(2);

        // When
        other.asTenant(() -> timeout.run(other.visits().get(0).id));

        // Then
        assertThat(other.visits()).extracting(visit -> visit.disposition).containsExactly(Disposition.TIMED_OUT);
        assertThat(gone.state(first)).isEqualTo(Exposure.State.RECORDED);
        assertThat(gone.state(second)).isEqualTo(Exposure.State.INVALID);
        assertThat(gone.state(third)).isEqualTo(Exposure.State.INVALID);
    }

    private void recorded(String exposure) {
        other.as(() -> {
            Exposure played = Exposure.required(UUID.fromString(exposure));
            played.recorded();
            return played;
        });
    }

    @Test
    void aCookieThatLeadsNowhereSeesThePageOfClosedLinks() {
        given().cookie("mien_visit", Tokens.next())
                .accept("text/html")
                .get("/visit")
                .then()
                .statusCode(404)
                .body(not(containsString("Example Foods")));
    }

    @Test
    void previewsAreMarkedAndMayBeRepeated() {
        // Given
        String preview = agency.preview();
        Respondent staff = new Respondent(agency, preview);
        staff.enter();
        staff.request().post("/visit/refusal");

        // When
        staff.enter();

        // Then
        assertThat(agency.visits()).hasSize(2).allMatch(visit -> visit.origin == Origin.PREVIEW);
        staff.show().then().statusCode(200).body(containsString("class=\"preview\""));
    }

    private static String closedPage(String token) {
        return given().get("/i/" + token).then().statusCode(404).extract().asString();
    }

    /** The page without what differs on every request. */
    private static String words(String page) {
        return page.replaceAll("content=\"[^\"]*\"", "").replaceAll("/i/[A-Za-z0-9_-]+", "/i/");
    }
}
