package io.mien.dashboard;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.mien.account.ActingMember;
import io.mien.account.Clients;
import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.campaign.CampaignFixtures;
import io.mien.campaign.CampaignStatus;
import io.mien.campaign.Questionnaire;
import io.mien.campaign.SurveyVersion;
import io.mien.privacy.Actor;
import io.mien.report.Publication;
import io.mien.survey.Answer;
import io.mien.tenancy.TenantContext;
import io.mien.tenancy.TestTenants;
import io.mien.trace.TraceStored;
import io.mien.trace.TracedVisits;
import io.mien.visit.Exposure;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CampaignResultPagesTest {
    private static final Actor DANA = new Actor.Member("dana");

    @Inject
    TestTenants tenants;

    @Inject
    ActingMember member;

    @Inject
    Event<TraceStored> stored;

    @Inject
    Clients clients;

    @Inject
    Publication publication;

    @Inject
    TenantContext context;

    private UUID tenant;
    private UUID campaign;

    @BeforeEach
    void aClosedCampaignOfTwoAdsOneFarAheadInGermany() {
        tenant = tenants.create("northlight");
        member.of(tenant);
        tenants.as(tenant, () -> {
            Campaign made = CampaignFixtures.draft("Spring");
            campaign = made.id;
            Ad first = CampaignFixtures.ad(made, 1);
            Ad second = CampaignFixtures.ad(made, 2);
            first.title = "Puppy";
            second.title = "Kitten";
            watch(first, "DE", 40, 36);
            watch(second, "DE", 40, 8);
            watch(first, "PL", 7, 3);
            CampaignFixtures.putIn(made, CampaignStatus.CLOSED);
            clients.give(made.clientId, "vera", DANA);
            return made;
        });
    }

    @Test
    @TestSecurity(user = "dana", roles = "researcher")
    void theClosedCampaignOpensWithItsResults() {
        page("HAPPY")
                .body(containsString("Puppy, then Kitten: the order is clear."))
                .body(containsString("Share of viewers who smile at least once"))
                .body(containsString("as counted 90\u00a0%, n 40"))
                .body(containsString("7 of 10 needed"))
                .body(containsString("made-up 1 sha256:0"))
                .body(containsString("Specification 2 · as of now · figures "));
        page("SURPRISE").body(containsString("The ads cannot be ranked: they differ no more than chance"));
    }

    @Test
    @TestSecurity(user = "dana", roles = "researcher")
    void whatPeopleSaidStandsBesideWhatTheirFacesShowed() {
        // Given
        tenants.as(tenant, () -> {
            Campaign asking = Campaign.required(campaign);
            SurveyVersion.keep(asking, Questionnaire.battery(List.of("en")), Instant.EPOCH);
            SurveyVersion.latest(campaign).orElseThrow().publishedAt = Instant.EPOCH;
            Ad liked = asking.ads().get(0);
            for (int i = 0; i < 40; i++) {
                say(liked, TracedVisits.smiling(liked, "FR", 4, i < 30 ? 6 : 4), i < 30 ? 5 : 2);
            }
            stored.fire(new TraceStored(liked.id, "FR"));
            return asking;
        });

        // When
        ValidatableResponse stated =
                given().get("/campaigns/" + campaign + "/stated").then().statusCode(200);

        // Then
        page("HAPPY").body(containsString("/campaigns/" + campaign + "/stated?measure=HAPPY"));
        stated.body(containsString("People who smile longer give higher marks in 1 of 1 audience."))
                .body(containsString("How much did you like this ad?"))
                .body(containsString("4.3 (3.8 to 4.7)"))
                .body(containsString("75\u00a0% (60\u201386)"))
                .body(containsString("1.00 (1.00 to 1.00)"))
                .body(containsString("0 of 10 needed"));
    }

    @Test
    @TestSecurity(user = "dana", roles = "researcher")
    void aCampaignThatAskedNothingSaysNothingOfAnswers() {
        page("HAPPY").body(not(containsString("/stated")));
        given().get("/campaigns/" + campaign + "/stated")
                .then()
                .statusCode(200)
                .body(not(containsString("Stated against expressed")));
    }

    @Test
    @TestSecurity(user = "dana", roles = "researcher")
    void anUnknownMeasureIsRefusedByName() {
        given().accept("text/html")
                .queryParam("measure", "VALENCE")
                .get("/campaigns/" + campaign)
                .then()
                .statusCode(400)
                .body(containsString("measure is one of HAPPY, SURPRISE"));
    }

    @Test
    @TestSecurity(user = "dana", roles = "researcher")
    void anOpenCampaignOpensWithItsFieldwork() {
        // Given
        tenants.as(tenant, () -> {
            Campaign open = Campaign.required(campaign);
            CampaignFixtures.putIn(open, CampaignStatus.IN_FIELDWORK);
            return open;
        });

        // When
        // Then
        page("HAPPY").body(not(containsString("the order is clear")));
        given().get("/api/v1/campaigns/" + campaign + "/scores").then().statusCode(409);
    }

    @Test
    @TestSecurity(user = "vera", roles = "client-viewer")
    void aClientReadsWhatWasPublishedAndNothingOfFewerThanTen() {
        // Given
        page("HAPPY").body(not(containsString("the order is clear")));

        // When
        context.runAs(tenant, () -> publication.publish(campaign, DANA));

        // Then
        page("HAPPY")
                .body(containsString("Puppy, then Kitten: the order is clear."))
                .body(containsString("n 40"))
                .body(containsString("as published"))
                .body(not(containsString("Poland")))
                .body(not(containsString("/stated")));
        given().get("/campaigns/" + campaign + "/stated").then().statusCode(403);
        given().get("/api/v1/campaigns/" + campaign + "/scores")
                .then()
                .statusCode(200)
                .body("countries.code", hasItem("DE"))
                .body("countries.code", not(hasItem("PL")))
                .body("ranking.ads.title", hasItem("Kitten"));
    }

    @Test
    @TestSecurity(user = "mallory", roles = "researcher")
    void anotherTenantFindsNothing() {
        // Given
        member.of(tenants.create("elsewhere"));

        // When
        // Then
        given().accept("text/html").get("/campaigns/" + campaign).then().statusCode(404);
        given().get("/campaigns/" + campaign + "/stated").then().statusCode(404);
        given().get("/api/v1/campaigns/" + campaign + "/scores").then().statusCode(404);
    }

    private static void say(Ad ad, Exposure exposure, int mark) {
        Answer answer = new Answer();
        answer.visitId = exposure.visitId;
        answer.adId = ad.id;
        answer.question = "q1";
        answer.surveyVersion = 1;
        answer.language = "en";
        answer.shownAt = Instant.EPOCH;
        answer.number = mark;
        answer.answeredAt = Instant.EPOCH;
        answer.persist();
    }

    private ValidatableResponse page(String measure) {
        return given().accept("text/html")
                .queryParam("measure", measure)
                .get("/campaigns/" + campaign)
                .then()
                .statusCode(200);
    }

    private void watch(Ad ad, String country, int people, int smiling) {
        for (int i = 0; i < people; i++) {
            TracedVisits.smiling(ad, country, 4, i < smiling ? 6 : 4);
        }
        stored.fire(new TraceStored(ad.id, country));
    }
}
