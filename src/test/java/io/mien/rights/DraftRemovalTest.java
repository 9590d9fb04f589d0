package io.mien.rights;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.mien.account.Browser;
import io.mien.account.Desk;
import io.mien.campaign.Campaign;
import io.mien.campaign.CampaignFixtures;
import io.mien.campaign.CampaignStatus;
import io.mien.campaign.Country;
import io.mien.campaign.CountryTarget;
import io.mien.fieldwork.Origin;
import io.mien.visit.Visit;
import io.mien.visit.VisitFacts;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestSecurity(user = "dana", roles = "researcher")
class DraftRemovalTest {
    @Inject
    Desk desk;

    private UUID agency;
    private UUID draft;

    @BeforeEach
    void begin() {
        agency = desk.newAgency("Northlight");
        draft = desk.as(agency, () -> {
            Campaign campaign = CampaignFixtures.draft("Spring");
            CampaignFixtures.ad(campaign, 1);
            CountryTarget.want(campaign, Country.named("DE"), 120);
            return campaign.id;
        });
    }

    @Test
    void aDraftGoesWithItsPreviews() {
        // Given
        preview();
        assertThat(visits()).isEqualTo(1);

        // When
        Response removed = remove();

        // Then
        assertThat(removed.statusCode()).isEqualTo(303);
        assertThat(URI.create(removed.header("Location")).getPath()).isEqualTo("/campaigns");
        assertThat(given().accept("text/html").get("/campaigns/" + draft).statusCode())
                .isEqualTo(404);
        assertThat(visits()).isZero();
        assertThat(desk.as(agency, () -> CountryTarget.count())).isZero();
    }

    @Test
    void onlyADraftIsDeleted() {
        // Given
        desk.as(agency, () -> {
            CampaignFixtures.putIn(Campaign.required(draft), CampaignStatus.CLOSED);
            return null;
        });

        // When
        Response refused = remove();

        // Then
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.asString()).contains("Archive this campaign instead.");
        assertThat(desk.as(agency, () -> Campaign.count())).isEqualTo(1);
    }

    @Test
    void anotherAgencyDeletesNothing() {
        // Given
        desk.newAgency("Meridian");

        // When
        Response refused = remove();

        // Then
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(desk.as(agency, () -> Campaign.count())).isEqualTo(1);
    }

    private Response remove() {
        return Browser.on("/campaigns/new").form().post("/campaigns/" + draft + "/removal");
    }

    private void preview() {
        desk.as(agency, () -> {
            Visit visit = new Visit();
            visit.campaignId = draft;
            visit.country = "DE";
            visit.origin = Origin.PREVIEW;
            visit.language = "en";
            visit.startedAt = Instant.now();
            visit.lastSeenAt = visit.startedAt;
            visit.persist();
            VisitFacts.tell(visit);
            return null;
        });
    }

    private long visits() {
        return desk.as(agency, () -> Visit.count("campaignId", draft));
    }
}
