package io.mien;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.mien.account.Browser;
import io.mien.account.Desk;
import io.mien.account.Role;
import io.mien.campaign.CampaignStatus;
import io.mien.fieldwork.Agency;
import io.mien.platform.Ids;
import io.mien.visit.Respondent;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestIdentityAssociation;
import io.restassured.response.Response;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every route of the running application against {@code routes.txt}: strangers, other roles, other agencies. */
@QuarkusTest
class RoutesTest {
    /** Answers of a router or a form's guard, given before the method of the route is reached. */
    private static final List<Integer> NOT_REACHED = List.of(401, 403, 405, 406, 415);

    private static final Map<String, Access> TABLE =
            Access.table().stream().collect(Collectors.toMap(Access::route, Function.identity()));

    @Inject
    TestIdentityAssociation identities;

    @Inject
    Desk desk;

    @Inject
    Instance<Things> agencies;

    @Inject
    Agency own;

    private final SoftAssertions softly = new SoftAssertions();

    @AfterEach
    void everybodyLeaves() {
        identities.setTestIdentity(null);
    }

    @Test
    void everyRunningRouteHasARowAndEveryRowARoute() {
        // Given
        Set<String> rows = new TreeSet<>(TABLE.keySet());

        // When
        Set<String> running = Route.running().stream().map(Route::name).collect(Collectors.toCollection(TreeSet::new));

        // Then
        assertThat(running).hasSizeGreaterThan(100).isEqualTo(rows);
    }

    @Test
    void aStrangerIsAskedToLogIn() {
        // Given
        Things things = agencies.get().make();

        // When
        for (Route route : forStaff()) {
            int status = new Call(route, things).send(given()).statusCode();

            // Then
            softly.assertThat(status).as(route.name()).isEqualTo(401);
        }
        softly.assertAll();
    }

    @Test
    void otherRolesAreRefused() {
        // Given
        Things own = agencies.get().make();
        Browser browser = sitAt(own);

        // When
        for (Route route : forStaff()) {
            for (String role : TABLE.get(route.name()).who().otherRoles()) {
                become(role);
                int status = new Call(route, own).send(browser).statusCode();

                // Then
                softly.assertThat(status).as("%s as %s", route.name(), role).isEqualTo(403);
            }
        }
        softly.assertAll();
    }

    @Test
    void thoseWhoMayReachTheirOwn() {
        // When
        for (Route route : forStaff()) {
            Things own = agencies.get().make();
            Browser browser = sitAt(own);
            Access access = TABLE.get(route.name());
            for (String role : access.who().roles()) {
                become(role);
                int status = new Call(route, own).send(browser).statusCode();

                // Then
                softly.assertThat(status)
                        .as("%s as %s", route.name(), role)
                        .isNotIn(NOT_REACHED)
                        .isLessThan(500);
                if (role.equals(access.who().roles().get(0))) {
                    softly.assertThat(status == 404)
                            .as("%s answers 404", route.name())
                            .isEqualTo(access.answersNotFound());
                }
            }
        }
        softly.assertAll();
    }

    @Test
    void whatIsAnothersIsNotThereAndStaysUntouched() {
        // Given
        Things theirs = agencies.get().make();
        Things own = agencies.get().make();
        String before = theirs.state();
        Browser browser = sitAt(own);
        become(Role.AGENCY_ADMIN);

        // When
        for (Route route : forStaff()) {
            for (String foreign : route.things()) {
                Response there =
                        new Call(route, own).with(foreign, theirs.id(foreign)).send(browser);
                Response nowhere = new Call(route, own)
                        .with(foreign, Ids.next().toString())
                        .send(browser);

                // Then
                softly.assertThat(there.statusCode())
                        .as("%s with another's %s", route.name(), foreign)
                        .isEqualTo(404);
                softly.assertThat(nowhere.statusCode())
                        .as("%s with a random %s", route.name(), foreign)
                        .isEqualTo(404);
            }
            Response theirOwn = new Call(route, theirs).send(browser);
            softly.assertThat(theirs.areNamedIn(theirOwn.asString()))
                    .as("%s tells of another's", route.name())
                    .isFalse();
        }
        softly.assertThat(theirs.state()).isEqualTo(before);
        softly.assertAll();
    }

    @Test
    void anotherClientsCampaignIsNotThereForAViewer() {
        // Given
        Things things = agencies.get().make();
        things.clientOf("dana");
        things.belongTo(UUID.fromString(things.id("clients")), CampaignStatus.IN_FIELDWORK);

        // When // Then
        isHiddenFromTheViewer(things);
    }

    @Test
    void aDraftIsNotThereForTheViewerOfItsClient() {
        // Given
        Things things = agencies.get().make();
        things.belongTo(things.clientOf("dana"), CampaignStatus.DRAFT);

        // When // Then
        isHiddenFromTheViewer(things);
    }

    private void isHiddenFromTheViewer(Things things) {
        String before = things.state();
        sitAt(things);
        become(Role.CLIENT_VIEWER);
        for (Route route : forViewers()) {
            Response there = new Call(route, things).send(given());
            softly.assertThat(things.areNamedIn(there.asString()))
                    .as("%s tells of another client's", route.name())
                    .isFalse();
            if (!route.things().isEmpty()) {
                Call random = new Call(route, things);
                route.things().forEach(kind -> random.with(kind, Ids.next().toString()));
                Response nowhere = random.send(given());
                softly.assertThat(there.statusCode()).as(route.name()).isEqualTo(404);
                softly.assertThat(there.asString()).as(route.name()).isEqualTo(nowhere.asString());
            }
        }
        softly.assertThat(things.state()).isEqualTo(before);
        softly.assertAll();
    }

    @Test
    void aViewerReachesTheCampaignsOfItsClient() {
        // Given
        Things things = agencies.get().make();
        things.belongTo(things.clientOf("dana"), CampaignStatus.IN_FIELDWORK);
        sitAt(things);
        become(Role.CLIENT_VIEWER);

        // When
        for (Route route : forViewers()) {
            int status = new Call(route, things).send(given()).statusCode();

            // Then
            softly.assertThat(status == 404)
                    .as("%s answers 404", route.name())
                    .isEqualTo(TABLE.get(route.name()).answersNotFound());
        }
        softly.assertAll();
    }

    @Test
    void aViewerSeesNobodyComeOrGo() {
        // Given
        Things things = agencies.get().make();
        things.belongTo(things.clientOf("dana"), CampaignStatus.IN_FIELDWORK);
        sitAt(things);
        become(Role.CLIENT_VIEWER);
        List<String> before = bodies(things);

        // When
        things.join(12);
        List<String> after = bodies(things);

        // Then
        assertThat(after).isEqualTo(before);
    }

    /** What a viewer can read, without the signatures that change with time and the tokens that change with each page. */
    private static List<String> bodies(Things things) {
        return forViewers().stream()
                .map(route -> route.name() + " "
                        + new Call(route, things)
                                .send(given())
                                .asString()
                                .replaceAll("until=\\d+&(amp;)?signature=[^\"]+", "")
                                .replaceAll("name=\"csrf-token\" value=\"[^\"]+\"", ""))
                .toList();
    }

    private static List<Route> forViewers() {
        return forStaff().stream()
                .filter(route -> TABLE.get(route.name()).who().roles().contains(Role.CLIENT_VIEWER))
                .toList();
    }

    @Test
    void respondentsWithoutAVisitGetNothing() {
        // Given
        Things things = agencies.get().make();

        // When
        for (Route route : of(Who.RESPONDENT)) {
            int status = new Call(route, things).send(given()).statusCode();

            // Then
            softly.assertThat(status).as(route.name()).isBetween(400, 499);
        }
        softly.assertAll();
    }

    @Test
    void respondentsReachNothingOfAnothersVisit() {
        // Given
        Things theirs = agencies.get().make();
        String before = theirs.state();
        Respondent respondent = Respondent.watching(own.withAds(1));

        // When
        for (Route route : of(Who.RESPONDENT)) {
            if (!route.things().isEmpty()) {
                int status = new Call(route, theirs).send(respondent.request()).statusCode();

                // Then
                softly.assertThat(status).as(route.name()).isEqualTo(404);
            }
        }
        softly.assertThat(theirs.state()).isEqualTo(before);
        softly.assertAll();
    }

    private Browser sitAt(Things own) {
        desk.sitAt(own.tenant());
        become(Role.AGENCY_ADMIN);
        return Browser.on("/campaigns/new");
    }

    private void become(String role) {
        identities.setTestIdentity(QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal("dana"))
                .addRole(role)
                .build());
    }

    private static List<Route> forStaff() {
        return Route.running().stream()
                .filter(route -> TABLE.containsKey(route.name()))
                .filter(route -> TABLE.get(route.name()).who().needLogin())
                .toList();
    }

    private static List<Route> of(Who who) {
        return Route.running().stream()
                .filter(route -> TABLE.containsKey(route.name()))
                .filter(route -> TABLE.get(route.name()).who() == who)
                .toList();
    }
}
