package io.mien.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.mien.account.ActingMember;
import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.campaign.CampaignFixtures;
import io.mien.campaign.Country;
import io.mien.campaign.CountryTarget;
import io.mien.tenancy.TestTenants;
import io.mien.trace.TraceStored;
import io.mien.trace.TracedVisits;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Figures that rest on a model for research only say so wherever they go. */
@QuarkusTest
@TestSecurity(user = "dana", roles = "researcher")
class ModelTermsPagesTest {
    private static final String NARROW = "research and evaluation only";

    @Inject
    TestTenants tenants;

    @Inject
    ActingMember member;

    @Inject
    Event<TraceStored> stored;

    private UUID campaign;
    private UUID ad;

    @BeforeEach
    void oneCountryReadByANarrowModelAndOneByAFreeOne() {
        UUID tenant = tenants.create("northlight");
        member.of(tenant);
        tenants.as(tenant, () -> {
            Campaign made = CampaignFixtures.draft("Spring");
            CountryTarget.want(made, Country.of("DE"), 10);
            CountryTarget.want(made, Country.of("FR"), 10);
            Ad film = CampaignFixtures.ad(made, 1);
            TracedVisits.readByTwoEngines(film, "DE", 4, 6, 6);
            TracedVisits.smiling(film, "FR", 4, 6);
            stored.fire(new TraceStored(film.id, "DE"));
            stored.fire(new TraceStored(film.id, "FR"));
            campaign = made.id;
            ad = film.id;
            return made;
        });
    }

    @Test
    void theVisitsFileSaysItRowByRow() {
        // When
        String csv = given().get("/campaigns/" + campaign + "/visits.csv").asString();

        // Then
        assertThat(csv.lines().findFirst().orElseThrow())
                .endsWith(
                        ",model_terms,model_backend,sync_grade,sync_residual_p95_ms,sync_bound_ms,screen_and_camera,mouth_covered,captions,descriptions,agreed_to");
        assertThat(csv.lines().skip(1)).hasSize(2).allMatch(line -> line.endsWith(",C,,,,0.00,,,"));
        assertThat(csv.lines().filter(line -> line.contains(",DE,")))
                .isNotEmpty()
                .allMatch(line -> line.contains("," + NARROW + ",made-up-runtime 1.0,C,"));
        assertThat(csv.lines().filter(line -> line.contains(",FR,")))
                .isNotEmpty()
                .allMatch(line -> line.contains(",any use,,C,"));
    }

    @Test
    void theCountriesFileSaysIt() {
        // When
        String csv = given().get("/campaigns/" + campaign + "/countries.csv").asString();

        // Then
        assertThat(csv.lines().filter(line -> line.startsWith("DE,")))
                .isNotEmpty()
                .allMatch(line -> line.endsWith("," + NARROW));
        assertThat(csv.lines().filter(line -> line.startsWith("FR,")))
                .isNotEmpty()
                .allMatch(line -> line.endsWith(",any use"));
    }

    @Test
    void theAdsPageAndItsFiguresSayIt() {
        // When / Then
        assertThat(given().accept("text/html")
                        .get("/campaigns/" + campaign + "/ads/" + ad)
                        .asString())
                .contains("Research and evaluation only: the terms of a model behind these figures");
        given().get("/api/v1/campaigns/" + campaign + "/ads/" + ad + "/curves")
                .then()
                .body("commercialUse", equalTo(false));
    }
}
