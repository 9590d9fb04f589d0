package io.mien.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.mien.account.Clients;
import io.mien.account.Desk;
import io.mien.campaign.Campaign;
import io.mien.campaign.CampaignFixtures;
import io.mien.campaign.Country;
import io.mien.campaign.CountryTarget;
import io.mien.privacy.Actor;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What those see who may not read everything; who may use which route stands in {@code routes.txt}. */
@QuarkusTest
class StaffDoorsTest {
    @Inject
    Desk desk;

    @Inject
    Clients clients;

    private UUID theirs;
    private UUID campaign;
    private UUID ad;

    @BeforeEach
    void anAgencyHasACampaign() {
        theirs = desk.newAgency("Southlight");
        campaign = desk.as(theirs, () -> {
            Campaign made = CampaignFixtures.draft("Secret");
            ad = CampaignFixtures.ad(made, 1).id;
            CountryTarget.want(made, Country.of("DE"), 50);
            return made.id;
        });
    }

    @Test
    @TestSecurity(user = "dana", roles = "agency-admin")
    void aForeignCampaignIsInNoList() {
        // Given
        desk.newAgency("Northlight");

        // When / Then
        assertThat(given().accept("text/html").get("/campaigns").asString()).doesNotContain("Secret");
        assertThat(given().get("/api/v1/campaigns").asString()).isEqualTo("[]");
    }

    @Test
    @TestSecurity(user = "vic", roles = "client-viewer")
    void aClientViewerReadsDashboardsOnly() {
        // When
        desk.as(theirs, () -> {
            Campaign made = Campaign.required(campaign);
            made.open(Instant.now());
            clients.give(made.clientId, "vic", new Actor.Member("dana"));
            return campaign;
        });

        // Then
        assertThat(given().accept("text/html").get("/campaigns/new").asString())
                .contains("Your role does not allow this.", "administrator");
        String page = given().accept("text/html").get("/campaigns/" + campaign).asString();
        assertThat(page)
                .contains("/campaigns/" + campaign + "/ads/" + ad)
                .doesNotContain("/i/", "/visits", "/imports", "/fieldwork");
    }

    @Test
    @TestSecurity(user = "vic", roles = "client-viewer")
    void aDraftIsNothingToReadForAClientViewer() {
        assertThat(given().accept("text/html").get("/campaigns/" + campaign).statusCode())
                .isEqualTo(404);
        assertThat(given().accept("text/html").get("/campaigns").asString())
                .doesNotContain("Secret")
                .contains("Nothing to read yet.");
    }

    @ParameterizedTest
    @CsvSource({"/,Log in", "/nothing-here,nothing here"})
    void aStrangerGetsAPageWithTheNextStep(String path, String words) {
        assertThat(given().accept("text/html").get(path).asString()).containsIgnoringCase(words);
    }
}
