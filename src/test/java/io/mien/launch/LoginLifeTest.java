package io.mien.launch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.mien.launch.Visitor.Page;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Logins from their beginning to their end, against the real Keycloak: tabs, races, dead ends and people who are taken out. */
@QuarkusTest
@TestProfile(RealKeycloak.class)
@Tag("keycloak")
class LoginLifeTest {
    private static final Duration NEXT_PAGE = Duration.ofSeconds(6);
    private static final int TABS = 6;

    @TestHTTPResource("/")
    URI server;

    private final RealmAdmin admin = new RealmAdmin();
    private final ExecutorService tabs = Executors.newFixedThreadPool(TABS);

    @AfterEach
    void closeTabs() {
        tabs.shutdownNow();
    }

    @Test
    void aPollWithoutALoginIsToldSoAndGetsNoCookie() throws Exception {
        // Given
        Visitor nobody = new Visitor();

        // When
        HttpResponse<String> answer = nobody.fetch(server.resolve("/campaigns"));

        // Then
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void loginsThatWereBegunAreBounded() throws Exception {
        // Given
        Visitor visitor = new Visitor();

        // When
        for (int tab = 0; tab < 20; tab++) {
            visitor.open(server.resolve("/campaigns"));
        }

        // Then
        assertThat(visitor.holds(server)).hasSizeLessThanOrEqualTo(4).isNotEmpty();
    }

    @Test
    void loginsThatWereBegunAtOnceAreBounded() throws Exception {
        // Given
        Visitor visitor = new Visitor();

        // When
        for (int round = 0; round < 3; round++) {
            atOnce(() -> visitor.open(server.resolve("/campaigns")).status());
        }

        // Then
        assertThat(visitor.holds(server)).hasSizeLessThanOrEqualTo(4 + TABS).isNotEmpty();
    }

    @Test
    void leavingIsNoLink() throws Exception {
        // Given
        Visitor dana = loggedIn("dana", RealKeycloak.password("dana"));

        // When
        Page page = dana.open(server.resolve("/logout"));

        // Then
        assertThat(page.status()).isEqualTo(405);
        assertThat(dana.open(server.resolve("/campaigns")).status()).isEqualTo(200);
    }

    @Test
    void tabsThatAskAsTheTokensExpireAllGoOn() throws Exception {
        // Given
        admin.tokensLast("12");
        try {
            Visitor dana = loggedIn("dana", RealKeycloak.password("dana"));
            for (int round = 0; round < 2; round++) {
                // The tokens are renewed ten seconds before they expire
                Thread.sleep(2_500);

                // When
                List<Integer> answers =
                        atOnce(() -> dana.fetch(server.resolve("/campaigns")).statusCode());

                // Then
                assertThat(answers).hasSize(TABS).containsOnly(200);
            }
        } finally {
            admin.tokensLast("");
        }
    }

    @Test
    void aSecondTabAtTheLoginPageEndsAtThePageItWanted() throws Exception {
        // Given
        Visitor dana = new Visitor();
        Page first = dana.open(server.resolve("/campaigns"));
        Page second = dana.open(server.resolve("/models"));
        String password = RealKeycloak.password("dana");

        // When
        dana.logIn(second, "dana", password);
        Page reached = dana.continueLogin(first, "dana", password);

        // Then
        assertThat(reached.status()).isEqualTo(200);
        assertThat(reached.at().getPath()).isEqualTo("/campaigns");
    }

    @Test
    void aSpentCodeAnErrorAndALostLoginEndInATrueSentence() throws Exception {
        // Given
        Visitor dana = new Visitor();
        dana.logIn(dana.open(server.resolve("/campaigns")), "dana", RealKeycloak.password("dana"));
        URI spent = dana.trail().stream()
                .filter(address -> address.getPath().equals("/signed-in"))
                .findFirst()
                .orElseThrow();
        dana.forget(server);

        // When / Then
        for (URI address : List.of(
                spent, server.resolve("/signed-in?error=access_denied&state=x"), server.resolve("/signed-in"))) {
            Page page = dana.open(address);
            assertThat(page.status()).as(address.getPath()).isEqualTo(400);
            assertThat(page.text()).contains("You are not logged in.");
        }
    }

    @Test
    void anErrorOfALoginThatWasBegunEndsInATrueSentence() throws Exception {
        // Given
        Visitor visitor = new Visitor();
        visitor.open(server.resolve("/campaigns"));
        String state = visitor.holds(server).iterator().next().replace("q_auth_", "");

        // When
        Page refused = visitor.open(server.resolve("/signed-in?error=access_denied&state=" + state));

        // Then
        assertThat(refused.text()).contains("You are not logged in.");
    }

    @Test
    void aTokenFromAnotherPersonsPageIsRefused() throws Exception {
        // Given
        Visitor rui = new Visitor();
        Page hers = rui.logIn(rui.open(server.resolve("/campaigns/new")), "rui", RealKeycloak.password("rui"));
        Visitor dana = loggedIn("dana", RealKeycloak.password("dana"));

        // When
        Page refused = dana.submit(hers, server.resolve("/logout"));

        // Then
        assertThat(refused.status()).isEqualTo(403);
        assertThat(dana.open(server.resolve("/campaigns")).status()).isEqualTo(200);
    }

    @Test
    void somebodyInTwoOrganizationsChoosesOne() throws Exception {
        // Given
        String name = name();
        admin.joinMeridian(admin.researcher(name));
        Visitor visitor = new Visitor();

        // When
        Page page = visitor.logInTo("meridian", visitor.open(server.resolve("/campaigns")), name, RealmAdmin.PASSWORD);

        // Then
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("Meridian Media").doesNotContain("Northlight");
    }

    @Test
    void somebodyWhoJoinsASecondOrganizationIsToldToChoose() throws Exception {
        // Given
        String name = name();
        String person = admin.researcher(name);
        Visitor visitor = loggedIn(name, RealmAdmin.PASSWORD);

        // When
        admin.joinMeridian(person);

        // Then
        Awaitility.await().atMost(NEXT_PAGE).untilAsserted(() -> assertThat(
                        visitor.open(server.resolve("/campaigns")).text())
                .contains("log in again and choose one"));
        given().auth()
                .oauth2(RealmAdmin.bearer(name))
                .get("/api/v1/campaigns")
                .then()
                .statusCode(403)
                .body("detail", containsString("several organizations"));
    }

    @Test
    void aLoginPageThatOutlivesItsCookieEndsInATrueSentence() throws Exception {
        // Given
        Visitor dana = new Visitor();
        Page form = dana.open(server.resolve("/campaigns"));
        dana.forget(server);

        // When
        Page told = dana.logIn(form, "dana", RealKeycloak.password("dana"));

        // Then
        assertThat(told.text()).contains("its page stood open for too long");
        assertThat(dana.open(server.resolve("/campaigns")).status()).isEqualTo(200);
    }

    @Test
    void peopleReadOnForAMinuteWhileKeycloakHangs() throws Exception {
        // Given
        Visitor dana = loggedIn("dana", RealKeycloak.password("dana"));
        Page page = dana.open(server.resolve("/campaigns"));
        admin.freeze();
        Instant frozen = Instant.now();
        try {
            // When
            Awaitility.await()
                    .atMost(Duration.ofSeconds(15))
                    .until(() -> dana.submit(page, server.resolve("/campaigns")).status() == 503);

            // Then
            assertThat(dana.open(server.resolve("/campaigns")).status()).isEqualTo(200);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(75))
                    .until(() -> dana.open(server.resolve("/campaigns")).status() == 503);
            assertThat(Duration.between(frozen, Instant.now()))
                    .isBetween(Duration.ofSeconds(45), Duration.ofSeconds(70));
        } finally {
            admin.thaw();
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> dana.open(server.resolve("/campaigns")).status() == 200);
    }

    @Test
    void aRemovedMemberIsOutWithTheNextPage() throws Exception {
        // Given
        String name = name();
        String person = admin.researcher(name);
        Visitor visitor = loggedIn(name, RealmAdmin.PASSWORD);
        String bearer = bearer(name);

        // When
        admin.remove(person);

        // Then
        becomes(visitor, 403);
        becomes(bearer, 401);
    }

    @Test
    void aTakenRoleIsGoneWithTheNextPage() throws Exception {
        // Given
        String name = name();
        String person = admin.researcher(name);
        Visitor visitor = loggedIn(name, RealmAdmin.PASSWORD);
        String bearer = bearer(name);

        // When
        admin.takeRole(person);

        // Then
        becomes(visitor, 403);
        becomes(bearer, 403);
    }

    @Test
    void aDisabledPersonIsAskedToLogIn() throws Exception {
        // Given
        String name = name();
        String person = admin.researcher(name);
        Visitor visitor = loggedIn(name, RealmAdmin.PASSWORD);
        String bearer = bearer(name);

        // When
        admin.disable(person);

        // Then
        Awaitility.await().atMost(NEXT_PAGE).untilAsserted(() -> assertThat(
                        visitor.open(server.resolve("/campaigns")).at().getPath())
                .startsWith("/realms/mien"));
        becomes(bearer, 401);
    }

    @Test
    void whatLeavesTheHouseWantsThePasswordAgain() throws Exception {
        // Given
        String name = name();
        admin.researcher(name);
        Visitor visitor = loggedIn(name, RealmAdmin.PASSWORD);
        URI file = server.resolve("/campaigns/" + UUID.randomUUID() + "/visits.csv?country=DE");
        assertThat(visitor.open(file).status()).isEqualTo(404);

        // When
        Thread.sleep(KeycloakResource.FRESH_FOR.plusSeconds(2).toMillis());
        Page asked = visitor.open(file);
        Page reached = visitor.confirm(asked, RealmAdmin.PASSWORD);

        // Then
        assertThat(asked.at().getPath()).startsWith("/realms/mien");
        assertThat(reached.at()).isEqualTo(file);
        assertThat(reached.status()).isEqualTo(404);
    }

    @Test
    void aButtonThatErasesWantsThePasswordAgain() throws Exception {
        // Given
        Visitor dana = loggedIn("dana", RealKeycloak.password("dana"));
        Page page = dana.open(server.resolve("/campaigns"));
        URI button = server.resolve("/campaigns/" + UUID.randomUUID() + "/sample/removal");
        Thread.sleep(KeycloakResource.FRESH_FOR.plusSeconds(2).toMillis());

        // When
        Page refused = dana.submit(page, button);
        Page asked = dana.open(server.resolve("/login/confirmation?to=/campaigns"));
        Page reached = dana.confirm(asked, RealKeycloak.password("dana"));

        // Then
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("type your password again", "/login/confirmation?level=password&amp;to=");
        assertThat(reached.at().getPath()).isEqualTo("/campaigns");
        assertThat(dana.submit(reached, button).status()).isEqualTo(404);
    }

    @Test
    void aTokenWithoutAFreshLoginExportsNothing() {
        // Given
        String name = name();
        admin.researcher(name);

        // When / Then
        given().auth()
                .oauth2(bearer(name))
                .get("/api/v1/campaigns/" + UUID.randomUUID() + "/sessions.csv")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("insufficient_user_authentication"));
    }

    @Test
    void theWayBackLeadsToThisServerAlone() throws Exception {
        // Given
        Visitor dana = loggedIn("dana", RealKeycloak.password("dana"));

        // When / Then
        for (String elsewhere : List.of("//evil.example", "https://evil.example", "/%5Cevil.example", "")) {
            assertThat(dana.open(server.resolve("/login/confirmation?to=" + elsewhere))
                            .status())
                    .as(elsewhere)
                    .isEqualTo(404);
        }
    }

    private void becomes(Visitor visitor, int status) {
        Awaitility.await().atMost(NEXT_PAGE).untilAsserted(() -> assertThat(
                        visitor.open(server.resolve("/campaigns")).status())
                .isEqualTo(status));
    }

    private static void becomes(String bearer, int status) {
        Awaitility.await().atMost(NEXT_PAGE).untilAsserted(() -> given().auth()
                .oauth2(bearer)
                .get("/api/v1/campaigns")
                .then()
                .statusCode(status));
    }

    /** Seen to work, so that its answer is remembered when the person is taken out. */
    private static String bearer(String name) {
        String token = RealmAdmin.bearer(name);
        given().auth().oauth2(token).get("/api/v1/campaigns").then().statusCode(200);
        return token;
    }

    private Visitor loggedIn(String name, String password) throws Exception {
        Visitor visitor = new Visitor();
        Page page = visitor.logIn(visitor.open(server.resolve("/campaigns")), name, password);
        assertThat(page.status()).isEqualTo(200);
        return visitor;
    }

    private List<Integer> atOnce(Callable<Integer> request) throws Exception {
        List<Future<Integer>> asked = new ArrayList<>();
        for (int tab = 0; tab < TABS; tab++) {
            asked.add(tabs.submit(request));
        }
        List<Integer> answers = new ArrayList<>();
        for (Future<Integer> answer : asked) {
            answers.add(answer.get());
        }
        return answers;
    }

    private static String name() {
        return "p" + UUID.randomUUID().toString().substring(0, 8);
    }
}
