package io.mien.visit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void unknownExpiredAndClosedLinksLookAlike() {
        // Given
        String unknown = closedPage(Tokens.next());
        String open = agency.open();

        // When
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
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theLinkLeadsBackToTheThanksAndTheCodeAlsoOnceFieldworkIsClosed(boolean closed) {
        // Given
        Respondent watched = Respondent.watching(other.withAds(1));
        recorded(watched.play(0));
        watched.request().post("/visit/completion").then().statusCode(204);
        if (closed) {
            other.close();
        }

        // When
        Response again = watched.look();
        Response sentAgain = watched.goOn();

        // Then
        again.then().statusCode(303).header("Location", endsWith("/visit"));
        sentAgain.then().statusCode(303).header("Location", endsWith("/visit"));
        assertThat(other.visits()).hasSize(1);
        watched.show()
                .then()
                .statusCode(200)
                .body(containsString("data-page=\"thanks\""), containsString("id=\"receipt-code\""));
    }

    @Test
    void theLinkLeadsBackToARunningVisitAlsoOnceFieldworkIsClosed() {
        // Given
        Respondent watching = Respondent.watching(other.withAds(2));
        watching.play(0);
        other.close();

        // When
        Response again = watching.look();

        // Then
        again.then().statusCode(303).header("Location", endsWith("/visit"));
    }

    @Test
    void whoIsTooYoungIsNotAskedAgainByTheLink() {
        // Given
        respondent.enter();
        respondent.declareAge("17");

        // When
        respondent.look().then().statusCode(303);
        respondent.goOn().then().statusCode(303);

        // Then
        assertThat(agency.visits()).hasSize(1);
        respondent.show().then().body(containsString("data-page=\"screened-out\""));
    }

    @Test
    void theLinkOfWhoSaidNoLetsThemThinkBetterOfIt() {
        // Given
        respondent.enter();
        respondent.request().post("/visit/refusal").then().statusCode(303);

        // When
        respondent
                .look()
                .then()
                .statusCode(200)
                .body(containsString("data-page=\"declined\""), containsString("Take part after all"));
        respondent.goOn().then().statusCode(303);

        // Then
        assertThat(agency.visits())
                .extracting(visit -> visit.disposition)
                .containsExactlyInAnyOrder(Disposition.DECLINED, null);
        respondent.show().then().body(containsString("data-page=\"age\""));
    }

    @Test
    void thePageOfWhoSaidNoDoesSoTooAndTwiceBeginsOneVisit() {
        // Given
        respondent.enter();
        respondent.request().post("/visit/refusal");
        respondent.show().then().body(containsString("action=\"/visit/refusal/removal?lang=en\""));
        String declined = respondent.holds("mien_visit");

        // When
        respondent.thinkBetter().then().statusCode(303);
        respondent.holding("mien_visit", declined).thinkBetter().then().statusCode(303);

        // Then
        assertThat(agency.visits())
                .extracting(visit -> visit.disposition)
                .containsExactlyInAnyOrder(Disposition.DECLINED, null);
        respondent.show().then().body(containsString("data-page=\"age\""));
    }

    @Test
    void onceFieldworkIsClosedANoStays() {
        // Given
        respondent.enter();
        respondent.request().post("/visit/refusal");
        agency.close();

        // When
        respondent.look().then().statusCode(303);
        respondent.thinkBetter().then().statusCode(303);

        // Then
        assertThat(agency.visits()).hasSize(1);
        respondent
                .show()
                .then()
                .body(containsString("data-page=\"declined\""), not(containsString("Take part after all")));
    }

    @Test
    void whoSaidNoAfterAYesDoesNotBeginAnew() {
        // Given
        respondent.enter();
        respondent.agree();
        respondent.request().post("/visit/refusal");

        // When
        respondent.thinkBetter();
        respondent.goOn();

        // Then
        assertThat(agency.visits()).hasSize(1);
        respondent.show().then().body(not(containsString("Take part after all")));
    }

    @Test
    void whoDidNotSayNoHasNothingToThinkBetterOf() {
        // Given
        respondent.enter();

        // When
        respondent.thinkBetter().then().statusCode(303);

        // Then
        assertThat(agency.visits()).hasSize(1);
        respondent.show().then().body(containsString("data-page=\"age\""));
    }

    @Test
    void thePageSpeaksTheBrowsersLanguageUnlessAskedOtherwise() {
        String link = "/i/" + agency.open();
        given().header("Accept-Language", "de-AT,de;q=0.9").get(link).then().body(containsString("lang=\"de\""));
        given().header("Accept-Language", "de").get(link + "?lang=en").then().body(containsString("lang=\"en\""));
        given().header("Accept-Language", "tlh").get(link).then().body(containsString("lang=\"en\""));
    }

    @Test
    void stoppedBeforeTheCameraNothingIsSaidOfRecordings() {
        // Given
        respondent.enter();
        respondent.agree();
        assertThat(respondent.show().asString()).doesNotContain("Your recordings and every result from them");

        // When
        String page = respondent.request().post("/visit/withdrawal").asString();

        // Then
        assertThat(page)
                .contains("data-page=\"withdrawn\"", "Your visit is deleted.", "Certificate of deletion")
                .doesNotContain("Your recordings", "one person fewer");
        assertThat(page.lastIndexOf("You can close this page."))
                .isGreaterThan(page.lastIndexOf("Save the certificate"));
    }

    @Test
    void stoppedBeforeTheAgreementNothingIsSaidOfRecordings() {
        // Given
        respondent.enter();

        // When
        String page = respondent.request().post("/visit/withdrawal").asString();

        // Then
        assertThat(page).contains("Your visit is deleted.").doesNotContain("Your recordings");
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
