package io.mien;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.mien.account.Browser;
import io.mien.account.Desk;
import io.mien.account.Role;
import io.mien.fieldwork.Agency;
import io.mien.visit.Respondent;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestIdentityAssociation;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pages of others use the cookies that a browser sends along: against every route that changes something. */
@QuarkusTest
class ForgeryTest {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final List<String> NEEDS_NO_COOKIE = List.of("/receipt", "/certificate", "/export-check");

    /** Types that a page may send anywhere without asking, and none at all. */
    private static final List<String> TYPES =
            List.of("", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x");

    private static final Map<String, Access> TABLE =
            Access.table().stream().collect(Collectors.toMap(Access::route, access -> access));

    @TestHTTPResource("/")
    URI server;

    @Inject
    TestIdentityAssociation identities;

    @Inject
    Desk desk;

    @Inject
    Instance<Things> agencies;

    @Inject
    Agency agency;

    private final SoftAssertions softly = new SoftAssertions();

    @AfterEach
    void everybodyLeaves() {
        identities.setTestIdentity(null);
    }

    @Test
    void anotherSitesPageChangesNothing() {
        // Given
        Things things = agencies.get().make();
        Browser dana = sitAt(things, "dana");
        String before = things.state();

        // When
        for (Route route : unsafe()) {
            for (String site : List.of("cross-site", "same-site")) {
                int status = new Call(route, things)
                        .send(dana.script().header("Sec-Fetch-Site", site))
                        .statusCode();

                // Then
                softly.assertThat(status).as("%s from %s", route.name(), site).isEqualTo(403);
            }
        }
        softly.assertThat(things.state()).isEqualTo(before);
        softly.assertAll();
    }

    @Test
    void whoDoesNotSayWhereItComesFromChangesNothing() throws Exception {
        // Given
        Things things = agencies.get().make();
        sitAt(things, "dana");

        // When
        for (Route route : unsafe()) {
            for (String type : TYPES) {
                // Then
                softly.assertThat(withoutOrigin(route, things, type))
                        .as("%s as %s", route.name(), type)
                        .isEqualTo(403);
            }
        }
        softly.assertAll();
    }

    @Test
    void ourOwnOriginIsEnoughForOldBrowsers() throws Exception {
        // Given
        Map<String, Integer> expected = Map.of("http://localhost:8080", 303, "http://localhost:9999", 403, "null", 403);

        // When
        for (Map.Entry<String, Integer> origin : expected.entrySet()) {
            HttpRequest request = HttpRequest.newBuilder(server.resolve("/receipt"))
                    .header("Origin", origin.getKey())
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("code=none"))
                    .build();
            int status = HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .statusCode();

            // Then
            softly.assertThat(status == 403).as(origin.getKey()).isEqualTo(origin.getValue() == 403);
        }
        softly.assertAll();
    }

    @Test
    void aPageWithoutItsTokenChangesNothing() {
        // Given
        Things things = agencies.get().make();
        sitAt(things, "dana");
        String before = things.state();

        // When
        for (Route route : unsafe()) {
            if (!needsNoCookie(route)) {
                int status = new Call(route, things).send(given()).statusCode();

                // Then
                softly.assertThat(status).as(route.name()).isIn(refusals(route));
            }
        }
        softly.assertThat(things.state()).isEqualTo(before);
        softly.assertAll();
    }

    @Test
    void anotherPersonsTokenFitsNobodyElse() {
        // Given
        Things things = agencies.get().make();
        Browser rui = sitAt(things, "rui");
        sitAt(things, "dana");
        String before = things.state();

        // When
        for (Route route : unsafe()) {
            if (TABLE.get(route.name()).who().needLogin()) {
                int status = new Call(route, things).send(rui).statusCode();

                // Then
                softly.assertThat(status).as(route.name()).isEqualTo(403);
            }
        }
        softly.assertThat(things.state()).isEqualTo(before);
        softly.assertAll();
    }

    @Test
    void anotherVisitsTokenAndAnInventedPairAreRefused() {
        // Given
        Respondent victim = new Respondent(agency.withAds(1), agency.open());
        victim.enter();
        Respondent attacker = new Respondent(agency, agency.open());
        attacker.enter();
        String theirs = attacker.headers().get("X-CSRF-TOKEN");

        // When
        for (String token : List.of(theirs, "invented", "invented.invented", "")) {
            RequestSpecification forged = given().cookie("csrf-token", token)
                    .header("X-CSRF-TOKEN", token)
                    .header("Cookie", victim.headers().get("Cookie"));

            // Then
            softly.assertThat(forged.post("/visit/refusal").statusCode())
                    .as(token)
                    .isEqualTo(403);
        }
        softly.assertAll();
        assertThat(victim.next()).isPresent();
        victim.request().post("/visit/refusal").then().statusCode(303);
    }

    @Test
    void theApiTakesNoCookieAndNeedsNoToken() {
        // Given
        sitAt(agencies.get().make(), "dana");

        // When / Then
        given().header("Sec-Fetch-Site", "cross-site")
                .multiPart("card", "x")
                .multiPart("model", "x")
                .post("/api/v1/models")
                .then()
                .statusCode(422);
    }

    private int withoutOrigin(Route route, Things things, String type) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(route.filled(things::id)))
                .method(route.method(), BodyPublishers.ofString("x"));
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        return HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.ofString())
                .statusCode();
    }

    /** Of a visit there is no cookie here; where it is asked for first, the answer is that there is none. */
    private static List<Integer> refusals(Route route) {
        return TABLE.get(route.name()).who().needLogin() ? List.of(403) : List.of(403, 404);
    }

    private static boolean needsNoCookie(Route route) {
        return NEEDS_NO_COOKIE.stream().anyMatch(route.address()::startsWith);
    }

    private static List<Route> unsafe() {
        List<Route> routes = Route.running().stream()
                .filter(route -> !SAFE.contains(route.method()))
                .filter(route -> !route.address().startsWith("/api/"))
                .toList();
        assertThat(routes).hasSizeGreaterThan(40);
        return routes;
    }

    private Browser sitAt(Things things, String name) {
        desk.sitAt(things.tenant());
        identities.setTestIdentity(QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(name))
                .addRole(Role.AGENCY_ADMIN)
                .build());
        return Browser.on("/campaigns/new");
    }
}
