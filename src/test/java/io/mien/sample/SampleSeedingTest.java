package io.mien.sample;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.mien.account.Browser;
import io.mien.account.Desk;
import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.campaign.CampaignFixtures;
import io.mien.fieldwork.Validity;
import io.mien.fieldwork.VisitGroup;
import io.mien.fieldwork.VisitLedger;
import io.mien.platform.ObjectStore;
import io.mien.privacy.AuditEntry;
import io.mien.results.AdCurves;
import io.mien.results.AdResults;
import io.mien.survey.AnswerCounts;
import io.mien.tenancy.TenantContext;
import io.mien.trace.EmotionTrace;
import io.mien.visit.CountedVisits;
import io.mien.visit.Visit;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SampleSeedingTest {
    @Inject
    Desk desk;

    @Inject
    SampleSeeding seeding;

    @Inject
    TenantContext tenants;

    @Inject
    AdResults results;

    @Inject
    ObjectStore store;

    @Inject
    VisitLedger ledger;

    @Inject
    EntityManager entities;

    private UUID agency;

    @BeforeEach
    void open() {
        agency = desk.newAgency("Northlight");
    }

    @Test
    @TestSecurity(user = "anna", roles = "agency-admin")
    void seedingTwiceMakesOneCampaign() {
        // When
        seed();
        seed();

        // Then
        Campaign sample = sample();
        assertThat(sample.sample).isTrue();
        assertThat(sample.name).startsWith("Sample:");
        assertThat(valid(sample, "DE")).isEqualTo(152);
        assertThat(valid(sample, "JP")).isEqualTo(121);
        assertThat(valid(sample, "BR")).isEqualTo(62);
        assertThat(valid(sample, "FR")).isEqualTo(151);
        List<String> models = desk.as(agency, () -> EmotionTrace.<EmotionTrace>listAll().stream()
                .map(trace -> trace.models)
                .distinct()
                .toList());
        assertThat(models).containsExactly(SampleVisits.PROVENANCE);
    }

    @Test
    @TestSecurity(user = "carla", roles = "client-viewer")
    void itsClientReadsWhatIsPublishedOfIt() {
        // When
        seed();

        // Then
        given().accept("text/html").get("/campaigns").then().body(containsString("Sample:"));
        Campaign sample = sample();
        UUID ad = desk.as(agency, () -> sample.ads().get(0).id);
        given().get("/api/v1/campaigns/" + sample.id + "/ads/" + ad + "/curves")
                .then()
                .statusCode(200)
                .body(containsString("Germany (152 valid for this measure)"));
    }

    @Test
    @TestSecurity(user = "anna", roles = "agency-admin")
    void someOfItsPeopleHurryAndAreFlaggedAndCounted() {
        // When
        seed();

        // Then
        Campaign sample = sample();
        AnswerCounts counts = desk.as(agency, () -> AnswerCounts.of(sample));
        List<Integer> fast = counts.flags().stream()
                .filter(row -> row.label().equals("Very fast answers"))
                .findFirst()
                .orElseThrow()
                .people();
        assertThat(fast).hasSize(4).allMatch(people -> people > 0);
        assertThat(counts.people())
                .zipSatisfy(fast, (people, hurried) -> assertThat(hurried).isLessThan(people / 10));
        assertThat(counts.left()).containsOnly(0);
        given().accept("text/html")
                .get("/campaigns/" + sample.id + "/answers")
                .then()
                .statusCode(200)
                .body(containsString("Very fast answers"));
    }

    @Test
    @TestSecurity(user = "anna", roles = "agency-admin")
    void itsFactsAddUpToItsVisits() {
        // When
        seed();

        // Then
        UUID sample = sample().id;
        List<VisitGroup> counted = desk.as(agency, () -> CountedVisits.of(entities, sample));
        assertThat(counted).hasSizeGreaterThan(20);
        assertThat(desk.as(agency, () -> ledger.groups(sample))).containsExactlyInAnyOrderElementsOf(counted);
    }

    @Test
    @TestSecurity(user = "anna", roles = "agency-admin")
    void everyCountryHasItsCurve() {
        // Given
        seed();
        List<Ad> ads = desk.as(agency, () -> sample().ads());

        // When
        AdCurves curves = tenants.runAs(agency, () -> results.of(ads.get(0).campaignId, ads.get(0).id));

        // Then
        assertThat(curves.countries()).extracting(AdCurves.CountryBase::code).containsExactly("BR", "DE", "FR", "JP");
        assertThat(curves.countries())
                .allSatisfy(base -> assertThat(base.reasons()).hasSizeGreaterThan(3));
        given().get("/campaigns/" + ads.get(0).campaignId)
                .then()
                .statusCode(200)
                .body(containsString("sample data"))
                .body(containsString("Remove the sample campaign"))
                .body(not(containsString("Open fieldwork again")));
        given().get("/campaigns/" + ads.get(0).campaignId + "/visits")
                .then()
                .statusCode(200)
                .body(containsString("sample data"));
    }

    @Test
    @TestSecurity(user = "anna", roles = "agency-admin")
    void removedStaysRemoved() throws IOException {
        // Given
        seed();
        Campaign sample = sample();
        Ad film = desk.as(agency, sample::ads).get(0);

        // When
        Browser.on("/campaigns/" + sample.id)
                .form()
                .post("/campaigns/" + sample.id + "/sample/removal")
                .then()
                .statusCode(303);
        seed();

        // Then
        assertThat(desk.as(agency, Campaign::newestFirst)).isEmpty();
        assertThat(desk.as(agency, () -> Visit.count())).isZero();
        assertThat(store.exists(film.storageKey)).isFalse();
        assertThat(desk.as(agency, () -> AuditEntry.latest(1)).get(0).detail).isEqualTo("sample campaign removed");
    }

    @Test
    @TestSecurity(user = "anna", roles = "agency-admin")
    void anotherAgencySeesNothingAndRemovesNothing() {
        // Given
        seed();
        Campaign sample = sample();

        // When
        UUID other = desk.newAgency("Southwind");

        // Then
        assertThat(desk.as(other, Campaign::newestFirst)).isEmpty();
        given().get("/campaigns/" + sample.id).then().statusCode(404);
        given().delete("/api/v1/campaigns/" + sample.id + "/sample").then().statusCode(404);
        assertThat(sample().id).isEqualTo(sample.id);
    }

    @Test
    @TestSecurity(user = "anna", roles = "agency-admin")
    void aRealCampaignIsNotRemovedAsASample() {
        // Given
        Campaign real = desk.as(agency, () -> CampaignFixtures.draft("Real"));

        // When
        given().delete("/api/v1/campaigns/" + real.id + "/sample").then().statusCode(409);

        // Then
        assertThat(desk.as(agency, Campaign::newestFirst)).hasSize(1);
    }

    private void seed() {
        tenants.runAs(agency, seeding::seed);
    }

    private Campaign sample() {
        List<Campaign> all = desk.as(agency, Campaign::newestFirst);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private long valid(Campaign campaign, String country) {
        return desk.as(
                agency,
                () -> Visit.count(
                        "campaignId = ?1 and country = ?2 and validity = ?3", campaign.id, country, Validity.VALID));
    }
}
