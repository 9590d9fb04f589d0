package io.mien.facialcoding;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.mien.account.ActingMember;
import io.mien.account.Browser;
import io.mien.fieldwork.Agency;
import io.mien.inference.StandIns;
import io.mien.media.TestMedia;
import io.mien.privacy.AuditEntry;
import io.mien.recording.Recording;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bringing a model, choosing it for a campaign, and re-scoring what is kept, by pages and API. */
@QuarkusTest
class ModelPagesTest {
    private static final Path STAND_IN = StandIns.FOLDER.resolve("stand_in_coder");

    @Inject
    KeptVisits visits;

    @Inject
    Agency other;

    @Inject
    OwnModels models;

    @Inject
    ActingMember member;

    @TempDir
    Path folder;

    @BeforeEach
    void anAgency() {
        visits.open();
        member.of(visits.agency.tenant);
    }

    @Test
    @TestSecurity(user = "ada", roles = "agency-admin")
    void aModelIsBroughtChosenAndItsCampaignReScored() {
        // Given
        Recording recording = visits.coded(TestMedia.webm(folder, "320x240", 15, 3), 500);
        assertThat(page()).contains("Faces are read by this installation", "The one kept recording is read by");

        // When
        Response brought = bring("model.json", "1/model.onnx");
        UUID model = visits.agency.as(models::all).get(0).id();
        Browser.on(path()).form().formParam("model", model.toString()).post("/campaigns/" + campaign() + "/own-model");
        String chosen = page();
        Browser.on(path()).form().post("/campaigns/" + campaign() + "/rescoring");

        // Then
        assertThat(brought.statusCode()).isEqualTo(303);
        assertThat(given().accept("text/html").get("/models").asString())
                .contains("stand_in_coder, version 1", "none: random weights", "any use");
        assertThat(chosen)
                .contains("read by your own model stand_in_coder, version 1")
                .contains("1 of 1 kept recording was read by models other than the current ones.")
                .contains("Re-score 1 recording");
        await().atMost(Duration.ofSeconds(120)).until(() -> page().contains("1 recording read into a new revision."));
        assertThat(visits.traces(recording))
                .extracting(trace -> trace.engine + " " + trace.revision)
                .containsExactly("FRAME 1", "SEQUENCE 1", "FRAME 2");
        assertThat(visits.agency.as(() -> AuditEntry.latest(20)))
                .extracting(entry -> entry.actor + " " + entry.detail)
                .contains("ada re-scoring of 1 recordings begun");
    }

    @Test
    @TestSecurity(user = "ada", roles = "agency-admin")
    void whatDoesNotPassIsRefusedWithEveryReason() {
        // When the card is the sequence coder's and the file the facial coder's
        Response refused = Browser.on("/models")
                .upload()
                .multiPart(
                        "card",
                        StandIns.FOLDER.resolve("stand_in_sequence/model.json").toFile())
                .multiPart("model", STAND_IN.resolve("1/model.onnx").toFile())
                .post("/models");

        // Then
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString()).contains("The model was not taken in.", "one for facial-coding is wanted here");
        assertThat(visits.agency.as(models::all)).isEmpty();
    }

    @Test
    @TestSecurity(user = "dana", roles = "researcher")
    void aResearcherChoosesButDoesNotBring() {
        // Given
        UUID model = visits.bringStandIn();

        // When / Then
        given().multiPart("card", "x").post("/api/v1/models").then().statusCode(403);
        given().delete("/api/v1/models/" + model).then().statusCode(403);
        given().contentType("application/json")
                .body(Map.of("id", model.toString()))
                .put("/api/v1/campaigns/" + campaign() + "/own-model")
                .then()
                .statusCode(204);
        given().get("/api/v1/campaigns/" + campaign() + "/models")
                .then()
                .body("ownModel.name", equalTo("stand_in_coder"))
                .body("rescoring.kept", equalTo(0));
        given().delete("/api/v1/campaigns/" + campaign() + "/own-model").then().statusCode(204);
        given().get("/api/v1/campaigns/" + campaign() + "/models").then().body("ownModel", nullValue());
    }

    @Test
    @TestSecurity(user = "dana", roles = "researcher")
    void nothingKeptIsNothingToReScore() {
        // When / Then
        assertThat(page())
                .contains("No recording of this campaign is kept")
                .doesNotContain("<button class=\"btn primary\">");
        Response refused = Browser.on("/campaigns/new").form().post("/campaigns/" + campaign() + "/rescoring");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.asString()).contains("No kept recording of this campaign was read by other models.");
        given().contentType("application/json")
                .post("/api/v1/campaigns/" + campaign() + "/rescoring")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:mien:problem:nothing-to-rescore"));
    }

    @Test
    @TestSecurity(user = "ada", roles = "agency-admin")
    void anUnknownEngineIsRefusedByItsName() {
        // When
        Response refused =
                Browser.on(path()).form().formParam("engine", "MOOD_RING").post("/campaigns/" + campaign() + "/engine");

        // Then
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.asString()).contains("engine");
    }

    @Test
    @TestSecurity(user = "eve", roles = "agency-admin")
    void anotherAgencyReachesNeitherModelNorCampaign() {
        // Given
        UUID model = visits.bringStandIn();
        member.of(other.withAds(1).tenant);

        // When / Then
        given().get("/api/v1/models").then().statusCode(200).body("$.size()", equalTo(0));
        given().delete("/api/v1/models/" + model).then().statusCode(404);
        assertThat(Browser.on("/models")
                        .form()
                        .post("/models/" + model + "/removal")
                        .statusCode())
                .isEqualTo(404);
        given().contentType("application/json")
                .body(Map.of("id", model.toString()))
                .put("/api/v1/campaigns/" + other.campaign + "/own-model")
                .then()
                .statusCode(404);
        assertThat(visits.agency.as(models::all)).hasSize(1);
        assertThat(given().accept("text/html").get("/models").asString()).doesNotContain("stand_in_coder");
    }

    private Response bring(String card, String file) {
        return Browser.on("/models")
                .upload()
                .multiPart("card", STAND_IN.resolve(card).toFile())
                .multiPart("model", STAND_IN.resolve(file).toFile())
                .post("/models");
    }

    private UUID campaign() {
        return visits.agency.campaign;
    }

    private String path() {
        return "/campaigns/" + campaign() + "/models";
    }

    private String page() {
        return given().accept("text/html").get(path()).asString();
    }
}
