package io.mien.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.mien.account.ActingMember;
import io.mien.facialcoding.KeptVisits;
import io.mien.facialcoding.OwnModels;
import io.mien.fieldwork.Agency;
import io.mien.media.TestMedia;
import io.mien.privacy.Actor;
import io.mien.privacy.AuditEntry;
import io.mien.recording.Recording;
import io.mien.visit.Exposure;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the network looked in one frame: only while the recording is kept, only for the tenant's researchers. */
@QuarkusTest
class FramePagesTest {
    private static final Pattern PICTURE = Pattern.compile("data:image/jpeg;base64,([A-Za-z0-9+/=]+)");

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
    void aCampaignReadByAModelWithMaps() {
        visits.open();
        member.of(visits.agency.tenant);
        UUID model = visits.bringStandIn();
        visits.agency.asTenant(() -> models.choose(visits.agency.campaign, model, new Actor.Member("dana")));
    }

    @Test
    @TestSecurity(user = "dana", roles = "researcher")
    void aFrameOfAFaceIsDrawnForOneLookAndTheLookIsAudited() throws IOException {
        // Given
        Exposure exposure = visits.exposure(visits.coded(TestMedia.face("single_face.mp4"), 300));

        // When
        Response answer = look(exposure, "1.2", "HAPPY");

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        String page = answer.asString();
        assertThat(page)
                .contains("At 1.2 s of the ad this frame alone reads")
                .contains("Orange spoke for happy")
                .contains("stand_in_coder@1:")
                .contains("not stored");
        BufferedImage picture = picture(page);
        assertThat(picture.getWidth()).isGreaterThan(200);
        assertThat(looks()).containsExactly("dana one frame with its attention map");
    }

    @Test
    @TestSecurity(user = "dana", roles = "researcher")
    void aModelThatFailsOnTheFrameIsNamed() {
        // Given
        Exposure exposure = visits.exposure(visits.coded(TestMedia.face("single_face.mp4"), 300));
        UUID fool = visits.bring("stand_in_fool");
        visits.agency.asTenant(() -> models.choose(visits.agency.campaign, fool, new Actor.Member("dana")));

        // When
        Response answer = look(exposure, "1.2", "HAPPY");

        // Then
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.asString()).contains("Your model stand_in_fool, version 1, failed on a picture");
    }

    @Test
    @TestSecurity(user = "dana", roles = "researcher")
    void aFrameWithoutAFaceHasNoMap() {
        // Given
        Exposure exposure = visits.exposure(testPicture());

        // When / Then
        assertThat(look(exposure, "0.5", "").asString())
                .contains("No face was found in the frame")
                .doesNotContain("data:image");
    }

    @Test
    @TestSecurity(user = "dana", roles = "researcher")
    void whatLiesOutsideOfTheAdIsRefusedWithItsBounds() {
        // Given
        Exposure exposure = visits.exposure(testPicture());

        // When / Then
        for (String second : List.of("-1", "2.1")) {
            Response answer = look(exposure, second, "");
            assertThat(answer.statusCode()).as(second).isEqualTo(422);
            assertThat(answer.asString()).contains("Give a second of the ad, 0 to 2.0.");
        }
        for (String second : List.of("NaN", "soon", "1,5", "1e0", "\u0661")) {
            Response answer = look(exposure, second, "");
            assertThat(answer.statusCode()).as(second).isEqualTo(400);
            assertThat(answer.asString()).contains("second is a number in plain digits with a point, such as 2.5.");
        }
        Response unknown = look(exposure, "1.0", "DELIGHTED");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.asString()).contains("expression is one of ");
        assertThat(looks()).isEmpty();
    }

    @Test
    @TestSecurity(user = "dana", roles = "researcher")
    void aDeletedRecordingShowsNothing() {
        // Given
        Recording recording = testPicture();
        visits.agency.as(() -> Recording.update("videoDeletedAt = ?1 where id = ?2", recording.codedAt, recording.id));
        Exposure exposure = visits.exposure(recording);

        // When / Then
        assertThat(look(exposure, "0.5", "").statusCode()).isEqualTo(404);
        assertThat(given().accept("text/html")
                        .get("/visits/" + exposure.visitId)
                        .asString())
                .doesNotContain("Where the network looked");
        assertThat(looks()).isEmpty();
    }

    @Test
    @TestSecurity(user = "dana", roles = "researcher")
    void aModelWithoutMapsSaysSo() {
        // Given
        UUID blind = visits.bringStandInWithoutMaps(folder);
        visits.agency.asTenant(() -> models.choose(visits.agency.campaign, blind, new Actor.Member("dana")));
        Exposure exposure = visits.exposure(testPicture());

        // When / Then
        assertThat(given().accept("text/html")
                        .get("/visits/" + exposure.visitId)
                        .asString())
                .contains("The facial coder of this campaign does not tell where it looked.");
    }

    @Test
    @TestSecurity(user = "eve", roles = "agency-admin")
    void anotherTenantFindsNothing() {
        // Given
        Exposure exposure = visits.exposure(testPicture());
        member.of(other.withAds(1).tenant);

        // When / Then
        assertThat(look(exposure, "0.5", "").statusCode()).isEqualTo(404);
        assertThat(looks()).isEmpty();
        assertThat(looks(other)).isEmpty();
    }

    @Test
    @TestSecurity(
            user = "vic",
            roles = {"client-viewer", "fieldwork"})
    void onlyResearchersLook() {
        // Given
        Exposure exposure = visits.exposure(testPicture());

        // When / Then
        assertThat(look(exposure, "0.5", "").statusCode()).isEqualTo(403);
    }

    private Recording testPicture() {
        return visits.coded(TestMedia.webm(folder, "320x240", 15, 3), 500);
    }

    private static Response look(Exposure exposure, String second, String expression) {
        return given().accept("text/html")
                .queryParam("second", second)
                .queryParam("expression", expression)
                .get("/visits/" + exposure.visitId + "/exposures/" + exposure.id + "/frame");
    }

    private List<String> looks() {
        return looks(visits.agency);
    }

    private static List<String> looks(Agency agency) {
        return agency.as(() -> AuditEntry.latest(20)).stream()
                .filter(entry -> entry.detail.contains("one frame"))
                .map(entry -> entry.actor + " " + entry.detail)
                .toList();
    }

    private static BufferedImage picture(String page) throws IOException {
        Matcher found = PICTURE.matcher(page);
        assertThat(found.find()).isTrue();
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(found.group(1))));
    }
}
