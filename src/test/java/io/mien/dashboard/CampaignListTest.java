package io.mien.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.mien.account.Browser;
import io.mien.account.Client;
import io.mien.account.Clients;
import io.mien.account.Desk;
import io.mien.campaign.Campaign;
import io.mien.campaign.CampaignFixtures;
import io.mien.campaign.CampaignStatus;
import io.mien.campaign.Country;
import io.mien.campaign.CountryTarget;
import io.mien.fieldwork.Disposition;
import io.mien.fieldwork.Origin;
import io.mien.fieldwork.Validity;
import io.mien.privacy.Actor;
import io.mien.privacy.AuditEntry;
import io.mien.visit.Visit;
import io.mien.visit.VisitFacts;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list of campaigns: search, order, and the archive that it leaves out. */
@QuarkusTest
@TestSecurity(user = "dana", roles = "researcher")
class CampaignListTest {
    private static final Instant FIRST = Instant.parse("2026-11-01T00:00:00Z");
    private static final Pattern NAME = Pattern.compile("<th scope=\"row\"><a href=\"/campaigns/[^\"]+\">([^<]+)</a>");

    @Inject
    Desk desk;

    @Inject
    Clients clients;

    @Inject
    SessionFactory hibernate;

    private UUID agency;
    private UUID spring;
    private UUID winter;
    private UUID autumn;

    @BeforeEach
    void threeCampaigns() {
        agency = desk.newAgency("Northlight");
        winter = campaign("Winter sale", 1, CampaignStatus.CLOSED, 10);
        spring = campaign("spring launch 100%", 2, CampaignStatus.IN_FIELDWORK, 10);
        autumn = campaign("Autumn teaser", 3, CampaignStatus.DRAFT, 10);
        validIn(winter, 9);
        validIn(spring, 4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|Autumn teaser,spring launch 100%,Winter sale",
                "?sort=NAME|Autumn teaser,spring launch 100%,Winter sale",
                "?sort=STATE|spring launch 100%,Autumn teaser,Winter sale",
                "?sort=PROGRESS|Winter sale,spring launch 100%,Autumn teaser",
                "?name=SPRING|spring launch 100%",
                "?name=e&sort=PROGRESS|Winter sale,Autumn teaser",
                "?name=%25|spring launch 100%",
                "?name=_|''",
                "?state=CLOSED|Winter sale",
                "?state=DRAFT|Autumn teaser",
                "?state=IN_FIELDWORK|spring launch 100%",
                "?state=ARCHIVED|''"
            })
    void isSearchedFilteredAndOrdered(String query, String expected) {
        // When
        String page = given().urlEncodingEnabled(false)
                .accept("text/html")
                .get("/campaigns" + query)
                .asString();

        // Then
        assertThat(String.join(",", names(page))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"state,GONE", "sort,SIZE"})
    void whatMeansNothingIsRefusedByItsName(String parameter, String value) {
        given().queryParam(parameter, value)
                .get("/campaigns")
                .then()
                .statusCode(400)
                .body("fields.field", contains(parameter));
    }

    @Test
    void anArchivedCampaignLeavesTheListUntilItIsAskedForAndComesBack() {
        // When
        Browser.on("/campaigns")
                .form()
                .post("/campaigns/" + winter + "/archive")
                .then()
                .statusCode(303);

        // Then
        String list = given().accept("text/html").get("/campaigns").asString();
        assertThat(names(list)).containsExactly("Autumn teaser", "spring launch 100%");
        assertThat(list).contains("1 campaign is archived.");
        String archived =
                given().accept("text/html").get("/campaigns?state=ARCHIVED").asString();
        assertThat(names(archived)).containsExactly("Winter sale");
        assertThat(archived).contains("Unarchive Winter sale", "9 / 10");
        given().get("/api/v1/campaigns/" + winter).then().body("archivedAt", notNullValue());

        // When
        Browser.on("/campaigns?state=ARCHIVED")
                .form()
                .post("/campaigns/" + winter + "/archive/removal")
                .then()
                .statusCode(303);

        // Then
        assertThat(names(given().accept("text/html").get("/campaigns").asString()))
                .contains("Winter sale");
        given().get("/api/v1/campaigns/" + winter).then().body("archivedAt", nullValue());
        assertThat(desk.as(agency, () -> AuditEntry.latest(2)))
                .extracting(entry -> entry.actor + ": " + entry.detail + " " + entry.subject.equals(winter))
                .containsExactly("dana: campaign unarchived true", "dana: campaign archived true");
    }

    @Test
    void aCampaignInFieldworkIsNotArchivedAndAnArchivedOneIsNotOpened() {
        // Given
        given().contentType("application/json")
                .post("/api/v1/campaigns/" + winter + "/archive")
                .then()
                .statusCode(204);

        // Then
        given().contentType("application/json")
                .post("/api/v1/campaigns/" + spring + "/archive")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:mien:problem:invalid-transition"));
        given().contentType("application/json")
                .post("/api/v1/campaigns/" + winter + "/archive")
                .then()
                .statusCode(409);
        given().delete("/api/v1/campaigns/" + autumn + "/archive").then().statusCode(409);
        given().contentType("application/json")
                .post("/api/v1/campaigns/" + winter + "/fieldwork")
                .then()
                .statusCode(409);
        given().delete("/api/v1/campaigns/" + winter + "/archive").then().statusCode(204);
        assertThat(given().accept("text/html").get("/campaigns").asString())
                .doesNotContain("/campaigns/" + spring + "/archive")
                .contains("Archive Winter sale");
        assertThat(desk.as(agency, () -> AuditEntry.count())).isEqualTo(2);
    }

    @Test
    void anotherAgencysCampaignIsNotArchived() {
        // Given
        desk.newAgency("Southlight");

        // Then
        given().contentType("application/json")
                .post("/api/v1/campaigns/" + winter + "/archive")
                .then()
                .statusCode(404);
        given().delete("/api/v1/campaigns/" + winter + "/archive").then().statusCode(404);
        assertThat(given().accept("text/html").get("/campaigns?state=ARCHIVED").asString())
                .doesNotContain("Winter sale");
        assertThat(desk.as(agency, () -> Campaign.required(winter).isArchived()))
                .isFalse();
    }

    @Test
    @TestSecurity(user = "vic", roles = "client-viewer")
    void aClientViewerFindsNoDraftAndArchivesNothing() {
        // Given
        desk.as(agency, () -> {
            clients.give(Client.first(), "vic", new Actor.Member("dana"));
            return agency;
        });

        // Then
        String page = given().accept("text/html").get("/campaigns?sort=NAME").asString();
        assertThat(names(page)).containsExactly("spring launch 100%", "Winter sale");
        assertThat(page).doesNotContain("/archive\"", "9 / 10", "4 / 10").contains("not published yet");
        assertThat(names(given().accept("text/html")
                        .get("/campaigns?state=DRAFT")
                        .asString()))
                .isEmpty();
        given().contentType("application/json")
                .post("/api/v1/campaigns/" + winter + "/archive")
                .then()
                .statusCode(403);
    }

    @Test
    void theListAsksNoMoreForMoreCampaigns() {
        // Given
        long few = statements();
        for (int i = 0; i < 20; i++) {
            campaign("Another " + i, 10 + i, CampaignStatus.CLOSED, 10);
        }

        // Then
        assertThat(statements()).isEqualTo(few);
    }

    private long statements() {
        Statistics statistics = hibernate.getStatistics();
        statistics.setStatisticsEnabled(true);
        statistics.clear();
        given().accept("text/html").get("/campaigns").then().statusCode(200);
        statistics.setStatisticsEnabled(false);
        return statistics.getPrepareStatementCount();
    }

    private static List<String> names(String page) {
        return NAME.matcher(page).results().map(found -> found.group(1)).toList();
    }

    private UUID campaign(String name, int day, CampaignStatus status, int target) {
        return desk.as(agency, () -> {
            Campaign made = CampaignFixtures.draft(name);
            CountryTarget.want(made, Country.of("DE"), target);
            made.createdAt = FIRST.plusSeconds(86_400L * day);
            made.status = status;
            return made.id;
        });
    }

    private void validIn(UUID campaign, int people) {
        desk.as(agency, () -> {
            for (int i = 0; i < people; i++) {
                Visit visit = new Visit();
                visit.campaignId = campaign;
                visit.country = "DE";
                visit.origin = Origin.LINK;
                visit.language = "en";
                visit.disposition = Disposition.COMPLETE;
                visit.validity = Validity.VALID;
                visit.startedAt = FIRST;
                visit.lastSeenAt = FIRST;
                VisitFacts.tell(visit);
                visit.persist();
            }
            return campaign;
        });
    }
}
