package io.mien.recording;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.mien.account.ActingMember;
import io.mien.campaign.Ad;
import io.mien.campaign.CampaignFixtures;
import io.mien.platform.ObjectStore;
import io.mien.platform.Tampered;
import io.mien.privacy.AuditAction;
import io.mien.privacy.AuditEntry;
import io.mien.tenancy.TestTenants;
import io.mien.trace.TracedVisits;
import io.mien.visit.Exposure;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RecordingPagesTest {
    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

    @Inject
    TestTenants tenants;

    @Inject
    ActingMember member;

    @Inject
    ObjectStore store;

    private UUID tenant;
    private Exposure kept;
    private Exposure other;

    @BeforeEach
    void aKeptRecording() throws IOException {
        tenant = tenants.create("northlight");
        member.of(tenant);
        String key = tenants.as(tenant, () -> {
            Ad ad = CampaignFixtures.ad(CampaignFixtures.draft("Spring"), 1);
            kept = TracedVisits.smiling(ad, "DE", 4, 6);
            other = TracedVisits.smiling(ad, "DE", 4, 6);
            return recording(kept).storageKey;
        });
        store.put(key, text("the original"));
        store.put(Recording.playableKey(key), text("the copy"));
    }

    @Test
    @TestSecurity(user = "dana", roles = "researcher")
    void aResearcherPlaysTheCopyAndItIsWrittenDown() {
        // When
        Response played = given().get(opened());

        // Then
        played.then().statusCode(200).contentType("video/webm").body(equalTo("the copy"));
        assertThat(played.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(plays()).singleElement().satisfies(entry -> {
            assertThat(entry.actor).isEqualTo("dana");
            assertThat(entry.detail).isEqualTo("recording of one exposure");
        });
    }

    @Test
    @TestSecurity(user = "dana", roles = "researcher")
    void aPartOfItIsWrittenDownToo() {
        // When
        Response part = given().header("Range", "bytes=4-").get(opened());

        // Then
        part.then().statusCode(206).body(equalTo("copy"));
        assertThat(plays()).hasSize(1);
        given().header("Range", "bytes=99-").get(opened()).then().statusCode(416);
        assertThat(plays()).hasSize(1);
    }

    @Test
    @TestSecurity(user = "dana", roles = "researcher")
    void anAddressMadeUpOrChangedOpensNothing() {
        // Given
        String address = opened();

        // When / Then
        given().get(Tampered.signature(address)).then().statusCode(404);
        given().get(address.replaceAll("until=\\d+", "until=9999999999")).then().statusCode(404);
        given().get(page(kept) + "/video").then().statusCode(404);
        given().get(address.replace(kept.id.toString(), other.id.toString()))
                .then()
                .statusCode(404);
    }

    @Test
    @TestSecurity(user = "dana", roles = "researcher")
    void whatIsNotKeptOrOfAnotherVisitIsNotThere() {
        // When / Then
        open(page(other)).then().statusCode(404);
        open("/visits/" + other.visitId + "/exposures/" + kept.id + "/recording")
                .then()
                .statusCode(404);
        tenants.as(tenant, () -> Recording.update("videoDeletedAt = ?1", NOW));
        open(page(kept)).then().statusCode(404);
        assertThat(plays()).isEmpty();
    }

    @Test
    @TestSecurity(user = "dana", roles = "researcher")
    void theSessionViewOffersIt() {
        given().accept("text/html")
                .get("/visits/" + kept.visitId)
                .then()
                .statusCode(200)
                .body(containsString(page(kept)));
        given().accept("text/html")
                .get("/visits/" + other.visitId)
                .then()
                .statusCode(200)
                .body(not(containsString("Play the recording")));
    }

    @Test
    @TestSecurity(
            user = "vera",
            roles = {"client-viewer", "fieldwork"})
    void neitherClientNorFieldworkPlaysAFace() {
        open(page(kept)).then().statusCode(403);
        open(page(kept) + "/video").then().statusCode(403);
    }

    @Test
    @TestSecurity(user = "eve", roles = "researcher")
    void anotherTenantsRecordingIsNotThere() {
        // Given
        String address = opened();
        UUID foreign = tenants.create("other");
        member.of(foreign);

        // When / Then
        open(page(kept)).then().statusCode(404);
        given().get(address).then().statusCode(404);
        assertThat(tenants.as(foreign, () -> AuditEntry.latest(10))).isEmpty();
        assertThat(plays()).isEmpty();
    }

    private String opened() {
        Response opened = request().get(page(kept));
        opened.then().statusCode(307).header("Cache-Control", "no-store");
        return opened.getHeader("Location").replaceAll("^https?://[^/]+", "");
    }

    private static Response open(String page) {
        return request().get(page);
    }

    private static RequestSpecification request() {
        return given().redirects().follow(false);
    }

    private static String page(Exposure exposure) {
        return "/visits/" + exposure.visitId + "/exposures/" + exposure.id + "/recording";
    }

    private List<AuditEntry> plays() {
        return tenants.as(tenant, () -> AuditEntry.latest(10)).stream()
                .filter(entry -> entry.action == AuditAction.PLAY)
                .toList();
    }

    private Recording recording(Exposure exposure) {
        Recording recording = new Recording();
        recording.exposureId = exposure.id;
        recording.contentType = "video/webm";
        recording.storageKey = Recording.key(tenant, recording.id);
        recording.state = RecordingState.CODED;
        recording.acknowledgedBytes = 12;
        recording.playableType = "video/webm";
        recording.createdAt = NOW;
        recording.expiresAt = NOW;
        recording.persist();
        return recording;
    }

    private static ByteArrayInputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }
}
