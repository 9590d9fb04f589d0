package io.mien.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.mien.campaign.Campaign;
import io.mien.campaign.CampaignFixtures;
import io.mien.campaign.CampaignStatus;
import io.mien.privacy.Actor;
import io.mien.privacy.AuditEntry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestSecurity(user = "ada", roles = "agency-admin")
class ClientPagesTest {
    private static final String PAGE = "/account/clients";

    @Inject
    Desk desk;

    @Inject
    Clients clients;

    private UUID agency;

    @BeforeEach
    void open() {
        agency = desk.newAgency("Northlight");
    }

    @Test
    void anAgencyStartsWithOneClient() {
        page().then().statusCode(200).body(containsString("Default client")).body(containsString("One client."));
    }

    @Test
    void aClientIsAddedAndGivenToAViewerAndTakenAway() {
        // When
        Browser.on(PAGE)
                .form()
                .formParam("name", "Brightwater")
                .post(PAGE)
                .then()
                .statusCode(303);
        UUID client = idOf("Brightwater");
        Browser.on(PAGE)
                .form()
                .formParam("login", "Carla")
                .post(AccountAddresses.viewers(client))
                .then()
                .statusCode(303);

        // Then
        page().then().body(containsString("Take Brightwater from carla"));
        assertThat(latest().detail).isEqualTo("client given to a viewer");

        // When
        UUID viewer = desk.as(agency, () -> ClientViewer.byLogin().get(0).id);
        Browser.on(PAGE)
                .form()
                .post(AccountAddresses.viewerRemoval(client, viewer))
                .then()
                .statusCode(303);

        // Then
        page().then().body(not(containsString("carla")));
        assertThat(latest().detail).isEqualTo("client taken from a viewer");
    }

    @Test
    void twoClientsCannotHaveOneName() {
        Browser.on(PAGE)
                .form()
                .formParam("name", " Default client ")
                .post(PAGE)
                .then()
                .statusCode(422)
                .body(containsString("You have a client of this name already."));
    }

    @Test
    void aClientWithACampaignStays() {
        // Given
        UUID client = desk.as(agency, () -> {
            Client made = clients.create("Brightwater", new Actor.Member("ada"));
            CampaignFixtures.draft("Spring").giveTo(made);
            return made.id;
        });

        // When // Then
        Browser.on(PAGE)
                .form()
                .post(AccountAddresses.clientRemoval(client))
                .then()
                .statusCode(409)
                .body(containsString("to another client first"));
        assertThat(idOf("Brightwater")).isEqualTo(client);
    }

    @Test
    void aCampaignMovesToAnotherClient() {
        // Given
        UUID campaign = desk.as(agency, () -> {
            Campaign made = CampaignFixtures.draft("Spring");
            CampaignFixtures.putIn(made, CampaignStatus.CLOSED);
            return made.id;
        });
        UUID client = desk.as(agency, () -> clients.create("Brightwater", new Actor.Member("ada")).id);

        // When
        String page = "/campaigns/" + campaign;
        Browser.on(page)
                .form()
                .formParam("client", client.toString())
                .post(page + "/client")
                .then()
                .statusCode(303);

        // Then
        given().get(page).then().body(containsString("belongs to <b>Brightwater</b>"));
    }

    @Test
    @TestSecurity(user = "rui", roles = "researcher")
    void aResearcherCreatesACampaignForAClient() {
        // Given
        UUID client = desk.as(agency, () -> clients.create("Brightwater", new Actor.Member("ada")).id);

        // When
        Browser.on("/campaigns/new")
                .form()
                .formParam("name", "Autumn")
                .formParam("client", client.toString())
                .formParam("controller", "Northlight")
                .formParam("controllerContact", "privacy@northlight.example")
                .formParam("languages", "en")
                .post("/campaigns")
                .then()
                .statusCode(303);

        // Then
        UUID owner = desk.as(agency, () -> Campaign.newestFirst().get(0).clientId);
        assertThat(owner).isEqualTo(client);
    }

    private AuditEntry latest() {
        return desk.as(agency, () -> AuditEntry.latest(1).get(0));
    }

    private UUID idOf(String name) {
        return desk.as(agency, () -> Client.named(name).orElseThrow().id);
    }

    private static Response page() {
        return given().accept("text/html").get(PAGE);
    }
}
