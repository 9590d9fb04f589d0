package io.mien.results;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.mien.account.ActingMember;
import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.campaign.CampaignFixtures;
import io.mien.campaign.CampaignStatus;
import io.mien.tenancy.TenantContext;
import io.mien.tenancy.TestTenants;
import io.mien.trace.TraceStored;
import io.mien.trace.TracedVisits;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Countries compared on an ad's page, while fieldwork is open and once it is closed. */
@QuarkusTest
@TestSecurity(user = "dana", roles = "researcher")
class ComparingCountriesTest {
    @Inject
    TestTenants tenants;

    @Inject
    ActingMember member;

    @Inject
    TenantContext context;

    @Inject
    Event<TraceStored> stored;

    @Inject
    ComparingCountries comparing;

    private UUID tenant;
    private UUID campaign;
    private UUID ad;

    @BeforeEach
    void germanySmilesAndFranceDoesNot() {
        tenant = tenants.create("northlight");
        member.of(tenant);
        tenants.as(tenant, () -> {
            Campaign made = CampaignFixtures.draft("Spring");
            Ad film = CampaignFixtures.ad(made, 1);
            campaign = made.id;
            ad = film.id;
            CampaignFixtures.putIn(made, CampaignStatus.IN_FIELDWORK);
            watch(film, "DE", 55, 40);
            watch(film, "FR", 52, 5);
            watch(film, "PL", 31, 5);
            return ad;
        });
    }

    @Test
    void whileFieldworkIsOpenTheVerdictIsProvisional() {
        // Given
        // When
        ValidatableResponse page = insight("HAPPY", "DE", "FR");
        // Then
        page.body(containsString("provisional"))
                .body(containsString("Clear difference so far in the share who ever show it: Germany 73\u00a0%"))
                .body(containsString("Germany minus France"))
                .body(containsString("&quot;bars&quot;:[]"));
        given().get(address()).then().statusCode(200).body(containsString("provisional: fieldwork is open"));
    }

    @Test
    void closedCountriesAreComparedOnceAsAFamily() throws Exception {
        // Given
        close();
        insight("HAPPY", "DE", "FR").body(containsString("Being compared"));
        // When
        compare();
        // Then
        insight("HAPPY", "DE", "FR")
                .body(containsString("Clear difference: Germany is higher than France somewhere in"))
                .body(containsString("confirmatory: first close of fieldwork"))
                .body(containsString("&quot;clear&quot;:true"));
        insight("SURPRISE", "DE", "FR").body(containsString("Similar"));
        insight("HAPPY", "DE", "PL").body(containsString("Not enough people to compare Germany (55) and Poland (31)"));
        insight("HAPPY", "", "").body(containsString("Germany minus France"));
        ComparisonFamily first = family();
        compare();
        assertThat(family().computedAt).isEqualTo(first.computedAt);
    }

    @Test
    void aChangeAfterTheCloseRenewsTheFamilyAndReopeningMakesTheNextExploratory() throws Exception {
        // Given
        close();
        compare();
        String before = family().inputs;
        tenants.as(tenant, () -> {
            watch(Ad.required(ad), "FR", 1, 0);
            return ad;
        });
        // When
        compare();
        // Then
        assertThat(family().inputs).isNotEqualTo(before);
        assertThat(family().number).isEqualTo(1);

        tenants.as(tenant, () -> {
            Campaign.required(campaign).closedAt = Instant.parse("2026-11-29T00:00:00Z");
            return ad;
        });
        compare();
        assertThat(family().number).isEqualTo(2);
        insight("HAPPY", "DE", "FR").body(containsString("exploratory: fieldwork was opened again"));
    }

    @Test
    void anUnknownMeasureIsRefused() {
        given().get(address() + "/insight?measure=JOY").then().statusCode(400);
    }

    @Test
    @TestSecurity(user = "vera", roles = "client-viewer")
    void aClientViewerComparesNobody() {
        given().get(address() + "/insight").then().statusCode(403);
        given().get(address()).then().body(not(containsString("/insight")));
    }

    @Test
    void anotherTenantsAdIsNotThere() {
        // Given
        member.of(tenants.create("other"));
        // When
        // Then
        given().get(address() + "/insight").then().statusCode(404);
    }

    private ValidatableResponse insight(String measure, String first, String second) {
        return given().get(address() + "/insight?measure=" + measure + "&first=" + first + "&second=" + second)
                .then()
                .statusCode(200);
    }

    private void close() {
        tenants.as(tenant, () -> {
            CampaignFixtures.putIn(Campaign.required(campaign), CampaignStatus.CLOSED);
            return ad;
        });
    }

    private void compare() throws Exception {
        context.runAs(tenant, () -> comparing.run(campaign));
    }

    private ComparisonFamily family() {
        return tenants.as(tenant, () -> ComparisonFamily.latest(campaign).orElseThrow());
    }

    private void watch(Ad film, String country, int people, int smiling) {
        for (int i = 0; i < people; i++) {
            TracedVisits.smiling(film, country, 4, i < smiling ? 7 : 4);
        }
        stored.fire(new TraceStored(film.id, country));
    }

    private String address() {
        return "/campaigns/" + campaign + "/ads/" + ad;
    }
}
