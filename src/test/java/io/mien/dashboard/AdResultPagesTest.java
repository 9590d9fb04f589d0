package io.mien.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.mien.account.ActingMember;
import io.mien.account.Clients;
import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.campaign.CampaignFixtures;
import io.mien.campaign.CampaignStatus;
import io.mien.platform.ObjectStore;
import io.mien.privacy.Actor;
import io.mien.privacy.AuditAction;
import io.mien.privacy.AuditEntry;
import io.mien.report.Publication;
import io.mien.tenancy.TenantContext;
import io.mien.tenancy.TestTenants;
import io.mien.trace.TraceStored;
import io.mien.trace.TracedVisits;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AdResultPagesTest {
    private static final Actor DANA = new Actor.Member("dana");
    private static final Pattern VIDEO = Pattern.compile("src=\"(/ads/[^\"]+)\"");

    @Inject
    TestTenants tenants;

    @Inject
    ActingMember member;

    @Inject
    ObjectStore store;

    @Inject
    Event<TraceStored> stored;

    @Inject
    Clients clients;

    @Inject
    Publication publication;

    @Inject
    TenantContext context;

    private UUID tenant;
    private UUID campaign;
    private UUID ad;

    @BeforeEach
    void fortyViewersInGermanySevenInPoland() {
        tenant = tenants.create("northlight");
        member.of(tenant);
        tenants.as(tenant, () -> {
            Campaign made = CampaignFixtures.draft("Spring");
            Ad film = CampaignFixtures.ad(made, 1);
            campaign = made.id;
            ad = film.id;
            CampaignFixtures.putIn(made, CampaignStatus.IN_FIELDWORK);
            clients.give(made.clientId, "vera", DANA);
            for (int i = 0; i < 40; i++) {
                TracedVisits.smiling(film, "DE", 4, i < 12 ? 6 : 4);
            }
            for (int i = 0; i < 7; i++) {
                TracedVisits.smiling(film, "PL", 4, 6);
            }
            stored.fire(new TraceStored(ad, "DE"));
            stored.fire(new TraceStored(ad, "PL"));
            return ad;
        });
    }

    @Test
    @TestSecurity(user = "vera", roles = "client-viewer")
    void aClientViewerReadsVerdictAndFigures() {
        // Given
        page().then().statusCode(200).body(containsString("Not published yet."));

        // When
        context.runAs(tenant, () -> publication.publish(campaign, DANA));

        // Then
        page().then()
                .statusCode(200)
                .body(containsString(
                        "Germany (40 valid for this measure, directional) smiles most at 0:04, 30\u00a0%."))
                .body(not(containsString("Poland")))
                .body(containsString("30\u00a0% (n 40)"));
    }

    @Test
    @TestSecurity(user = "dana", roles = "researcher")
    void theSwitchShowsAnotherMeasure() {
        // Given
        // When
        // Then
        given().accept("text/html")
                .queryParam("measure", "ATTENTION")
                .get(address())
                .then()
                .statusCode(200)
                .body(containsString("is attentive throughout"));
        given().accept("text/html")
                .queryParam("measure", "<script>")
                .get(address())
                .then()
                .statusCode(400)
                .body(containsString("measure is one of HAPPY, SURPRISE"))
                .body(not(containsString("<script>\"")));
    }

    @Test
    @TestSecurity(user = "dana", roles = "researcher")
    void eachNumberOfPeopleSaysWhomItCounts() {
        page().then()
                .body(containsString("<b>40</b> valid for this ad"))
                .body(containsString("<th scope=\"col\" class=\"n\">Valid for this measure</th>"))
                .body(containsString("<i>valid for this ad</i>, above: people whose reading"));
        given().get("/api/v1" + address() + "/curves")
                .then()
                .body("counts.'countries.valid'", containsString("valid for this ad"))
                .body("counts.'measures.countries.people'", containsString("valid for this measure"))
                .body("counts.'measures.countries.n'", containsString("in that very second"));
        given().get("/api/v1/campaigns/" + campaign + "/progress")
                .then()
                .body("counts.'countries.valid'", containsString("count towards the target"))
                .body("counts.'countries.ads.valid'", containsString("valid for this ad"));
        given().accept("text/html")
                .get("/campaigns/" + campaign)
                .then()
                .body(containsString("count towards the target, of"));
    }

    @Test
    @TestSecurity(user = "dana", roles = "researcher")
    void theChartsFiguresKeepTheLeastNumberOfPeople() {
        // Given
        // When
        // Then
        for (String prefix : new String[] {"", "/api/v1"}) {
            given().get(prefix + address() + "/curves")
                    .then()
                    .statusCode(200)
                    .body("countries[0].code", equalTo("DE"))
                    .body("countries[0].valid", equalTo(40))
                    .body("measures[0].countries[0].values[4]", equalTo(0.3f))
                    .body("measures[0].countries[1].disclosure", equalTo("NOTHING"))
                    .body("measures[0].countries[1].values.size()", equalTo(0))
                    .body("measures[0].countries[1].scores", equalTo(null));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/curves"})
    @TestSecurity(user = "eve", roles = "agency-admin")
    void anotherTenantsAdIsNotThere(String tail) {
        // Given
        member.of(tenants.create("other"));
        // When
        // Then
        given().get(address() + tail).then().statusCode(404);
        given().get("/campaigns/" + campaign + "/ads/" + UUID.randomUUID() + tail)
                .then()
                .statusCode(404);
    }

    @Test
    @TestSecurity(user = "olga", roles = "operator")
    void anOperatorSeesNoResults() {
        // Given
        // When
        // Then
        given().get(address()).then().statusCode(403);
        given().get(address() + "/curves").then().statusCode(403);
    }

    @Test
    @TestSecurity(user = "vera", roles = "client-viewer")
    void theFilmPlaysFromItsAddressOnlyAndIsAudited() throws IOException {
        // Given
        String key = tenants.as(tenant, () -> Ad.required(ad).storageKey);
        store.put(key, new ByteArrayInputStream(new byte[] {1, 2, 3, 4}));
        String video = video();
        // When
        byte[] part = given().header("Range", "bytes=0-1")
                .get(video)
                .then()
                .statusCode(206)
                .extract()
                .asByteArray();
        // Then
        assertThat(part).containsExactly(1, 2);
        given().get("/ads/" + ad + "/video").then().statusCode(404);
        given().get(video.replaceFirst("signature=.", "signature=!")).then().statusCode(404);
        assertThat(tenants.as(tenant, () -> AuditEntry.latest(1)))
                .singleElement()
                .matches(entry -> entry.action == AuditAction.PLAY && entry.actor.equals("vera"));
    }

    @Test
    @TestSecurity(user = "vera", roles = "client-viewer")
    void anotherTenantsAddressPlaysNothing() throws IOException {
        // Given
        String video = video();
        member.of(tenants.create("other"));
        // When
        // Then
        given().get(video).then().statusCode(404);
    }

    private String video() {
        Matcher found = VIDEO.matcher(page().asString());
        assertThat(found.find()).isTrue();
        return found.group(1).replace("&amp;", "&");
    }

    private io.restassured.response.Response page() {
        return given().accept("text/html").get(address());
    }

    private String address() {
        return "/campaigns/" + campaign + "/ads/" + ad;
    }
}
