package io.mien.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.mien.account.Desk;
import io.mien.campaign.Ad;
import io.mien.campaign.CampaignFixtures;
import io.mien.trace.TracedVisits;
import io.mien.visit.Exposure;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses from the time when a visit was called a session. */
@QuarkusTest
class FormerAddressesTest {
    private static final String ID = "0197f3c0-0000-7000-8000-000000000001";
    private static final String EXPOSURE = "0197f3c0-0000-7000-8000-000000000002";

    @Inject
    Desk desk;

    static Stream<Arguments> moved() {
        String exposure = "/" + ID + "/exposures/" + EXPOSURE;
        return Stream.of(
                Arguments.of("/campaigns/" + ID + "/sessions", "/campaigns/" + ID + "/visits"),
                Arguments.of("/campaigns/" + ID + "/sessions.csv", "/campaigns/" + ID + "/visits.csv"),
                Arguments.of("/sessions/" + ID, "/visits/" + ID),
                Arguments.of("/sessions" + exposure + "/traces", "/visits" + exposure + "/traces"),
                Arguments.of("/sessions" + exposure + "/frame", "/visits" + exposure + "/frame"),
                Arguments.of("/sessions" + exposure + "/recording", "/visits" + exposure + "/recording"),
                Arguments.of("/sessions" + exposure + "/recording/video", "/visits" + exposure + "/recording/video"));
    }

    @ParameterizedTest
    @MethodSource("moved")
    @TestSecurity(user = "dana", roles = "researcher")
    void aFormerAddressLeadsToThePresentOne(String former, String present) {
        // Given
        desk.newAgency("Northlight");
        String query = "?state=LEFT&visit=%20a%26b";

        // When
        Response read = asked().get(former);
        Response head = asked().head(former + query);
        Response filtered = asked().get(former + query);

        // Then
        assertThat(read.statusCode()).isEqualTo(301);
        assertThat(target(read)).isEqualTo(present);
        assertThat(head.statusCode()).isEqualTo(301);
        assertThat(target(head)).isEqualTo(present + query);
        assertThat(filtered.statusCode()).isEqualTo(301);
        assertThat(target(filtered)).isEqualTo(present + query);
    }

    @ParameterizedTest
    @MethodSource("moved")
    @TestSecurity(user = "dana", roles = "researcher")
    void whatIsSentIsSentAgain(String former, String present) {
        // Given
        desk.newAgency("Northlight");

        // When
        Stream.of("POST", "PUT", "PATCH", "DELETE").forEach(method -> {
            Response sent = asked().request(method, former + "?page=2");

            // Then
            assertThat(sent.statusCode()).as(method).isEqualTo(308);
            assertThat(target(sent)).as(method).isEqualTo(present + "?page=2");
        });
    }

    @ParameterizedTest
    @MethodSource("moved")
    void aStrangerIsAskedToLogIn(String former, String present) {
        Stream.of("GET", "POST").forEach(method -> {
            // When
            Response refused = asked().request(method, former);

            // Then
            assertThat(refused.statusCode()).as(method).isEqualTo(401);
            assertThat(refused.header("Location")).as(method).isNull();
            assertThat(refused.asString()).as(method).doesNotContain(present);
        });
        assertThat(asked().get(present).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sessions", "/sessions/", "/campaigns/a/b/sessions", "/campaigns/a/sessions/b"})
    @TestSecurity(user = "dana", roles = "researcher")
    void whatWasNoAddressIsStillNone(String path) {
        // Given
        desk.newAgency("Northlight");

        // When / Then
        asked().get(path).then().statusCode(404);
    }

    @Test
    @TestSecurity(user = "dana", roles = "researcher")
    void aBookmarkOpensTheVisit() {
        // Given
        Exposure exposure = someoneSmiled();

        // When
        Response page = given().accept("text/html").get("/sessions/" + exposure.visitId);

        // Then
        page.then().statusCode(200).body(containsString("/visits/" + exposure.visitId + "/exposures/"));
    }

    /** They begin with the letters of the respondent's pages, but are none. */
    @Test
    @TestSecurity(user = "dana", roles = "researcher")
    void pagesOfVisitsAreStaffPages() {
        // Given
        desk.newAgency("Northlight");

        // When
        Response missing = given().accept("text/html").get("/visits/" + UUID.randomUUID());

        // Then
        missing.then().statusCode(404).body(containsString("Campaigns"));
        assertThat(missing.header("Permissions-Policy")).contains("camera=()");
    }

    @Test
    @TestSecurity(user = "dana", roles = "researcher")
    void theApiKeepsItsNames() {
        // Given
        Exposure exposure = someoneSmiled();
        UUID campaign = desk.as(exposure.tenantId(), () -> Ad.required(exposure.adId).campaignId);
        String visits = "/api/v1/campaigns/" + campaign + "/sessions";

        // When
        Response list = asked().get(visits);

        // Then
        list.then().statusCode(200).body("[0].id", equalTo(exposure.visitId.toString()));
        Map<String, Object> row = list.path("[0]");
        assertThat(row)
                .containsOnlyKeys(
                        "id",
                        "country",
                        "cameBy",
                        "state",
                        "reason",
                        "startedAt",
                        "recordings",
                        "coded",
                        "secondViewings",
                        "parked",
                        "syncGrade",
                        "syncResidualP95Ms",
                        "syncBoundMs",
                        "screenAndCamera",
                        "mouthCovered",
                        "captions",
                        "descriptions",
                        "agreedTo");
        asked().get(visits + ".csv").then().statusCode(200).body(containsString(exposure.visitId.toString()));
    }

    private Exposure someoneSmiled() {
        UUID agency = desk.newAgency("Northlight");
        return desk.as(
                agency,
                () -> TracedVisits.smiling(CampaignFixtures.ad(CampaignFixtures.draft("Spring"), 1), "DE", 4, 6));
    }

    private static RequestSpecification asked() {
        return given().redirects().follow(false).urlEncodingEnabled(false);
    }

    private static String target(Response redirect) {
        URI location = URI.create(redirect.header("Location"));
        return location.getRawPath() + (location.getRawQuery() == null ? "" : "?" + location.getRawQuery());
    }
}
