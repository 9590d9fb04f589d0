package io.mien.facialcoding;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.mien.account.ActingMember;
import io.mien.fieldwork.Agency;
import io.mien.media.TestMedia;
import io.mien.privacy.AuditEntry;
import io.mien.recording.Recording;
import io.mien.trace.CampaignEngine;
import io.mien.trace.EmotionTrace;
import io.mien.trace.Engine;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A campaign's choice between networks and action units, and what it does to its recordings. */
@QuarkusTest
class EngineChoicesTest {
    @Inject
    KeptVisits visits;

    @Inject
    Agency other;

    @Inject
    ActingMember member;

    @TempDir
    Path folder;

    @BeforeEach
    void anAgency() {
        visits.open();
        other.withAds(1);
        member.of(visits.agency.tenant);
    }

    @Test
    @TestSecurity(user = "dana", roles = "researcher")
    void aCampaignIsReadAndCountedByWhatItChose() {
        // Given
        Path clip = TestMedia.webm(folder, "320x240", 15, 3);
        Recording before = visits.coded(clip, 500);
        models("engine", "FRAME");

        // When
        choose(visits.agency.campaign, "ACTION_UNITS", 204);
        Recording after = visits.coded(clip, 500);

        // Then
        models("engine", "ACTION_UNITS");
        assertThat(visits.agency.as(() ->
                        AuditEntry.latest(5).stream().map(entry -> entry.detail).toList()))
                .contains("counted by action units from now on");
        List<EmotionTrace> read = traces(after);
        assertThat(read).singleElement().satisfies(trace -> {
            assertThat(trace.engine).isEqualTo(Engine.ACTION_UNITS);
            assertThat(trace.current).isTrue();
            assertThat(trace.commercialUse).isTrue();
            assertThat(trace.models).contains("face_landmarker@").doesNotContain("expression_");
        });
        assertThat(traces(before)).extracting(trace -> trace.engine).containsOnly(Engine.FRAME, Engine.SEQUENCE);
        given().get("/api/v1/campaigns/" + visits.agency.campaign + "/models")
                .then()
                .body("rescoring.kept", equalTo(2))
                .body("rescoring.outdated", equalTo(1));
        assertThat(given().accept("text/html")
                        .get("/campaigns/" + visits.agency.campaign + "/models")
                        .asString())
                .contains("Faces are read by their action units.", "Figures never mix both");
    }

    @Test
    @TestSecurity(user = "dana", roles = "researcher")
    void whatIsNoChoiceIsRefusedWithTheWayOut() {
        choose(visits.agency.campaign, "SEQUENCE", 422);
        given().contentType("application/json")
                .body("{}")
                .put("/api/v1/campaigns/" + visits.agency.campaign + "/engine")
                .then()
                .statusCode(422);
        models("engine", "FRAME");
    }

    @Test
    @TestSecurity(user = "dana", roles = "researcher")
    void anotherTenantsCampaignIsNotThere() {
        choose(other.campaign, "ACTION_UNITS", 404);
        assertThat(other.as(() -> CampaignEngine.of(other.campaign))).isEmpty();
    }

    private void models(String field, String value) {
        given().get("/api/v1/campaigns/" + visits.agency.campaign + "/models")
                .then()
                .statusCode(200)
                .body(field, equalTo(value));
    }

    private static void choose(UUID campaign, String engine, int status) {
        given().contentType("application/json")
                .body(Map.of("engine", engine))
                .put("/api/v1/campaigns/" + campaign + "/engine")
                .then()
                .statusCode(status);
    }

    private List<EmotionTrace> traces(Recording recording) {
        return visits.agency.as(() -> EmotionTrace.list("exposureId", recording.exposureId));
    }
}
