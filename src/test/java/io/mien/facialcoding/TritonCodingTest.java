package io.mien.facialcoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.mien.campaign.Retention;
import io.mien.fieldwork.Agency;
import io.mien.inference.triton.RestartableTriton;
import io.mien.inference.triton.TestTriton;
import io.mien.media.TestMedia;
import io.mien.recording.Recording;
import io.mien.recording.RecordingState;
import io.mien.tenancy.TestTenants;
import io.mien.trace.EmotionTrace;
import io.mien.visit.Respondent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application with its models on Triton: the same curves, and nothing lost when Triton dies. */
@QuarkusTest
@TestProfile(OnTriton.class)
class TritonCodingTest {
    private static final int OFFSET_MS = 300;
    private static final int AD_MS = 2_000;

    @Inject
    TestTenants tenants;

    @Inject
    Agency agency;

    @Inject
    ImportedVideos videos;

    @Inject
    CurveInProcess curve;

    @Inject
    MeterRegistry meters;

    @TempDir
    Path folder;

    private RestartableTriton triton;
    private UUID tenant;

    @BeforeEach
    void serve() throws IOException {
        tenant = tenants.create("triton");
        triton = TestTriton.atPort();
        triton.start();
    }

    @AfterEach
    void end() {
        triton.kill();
    }

    @Test
    void curveIsThatOfTheModelsInProcess() throws IOException {
        // Given
        Path clip = TestMedia.face("single_face.mp4");

        // When
        UUID recording = imported(clip, AD_MS);
        awaitState(recording, RecordingState.CODED);

        // Then
        assertThat(tenants.as(
                        tenant,
                        () -> EmotionTrace.currentOf(exposure(recording)).orElseThrow().backend))
                .startsWith("triton 2.");
        curve.isTheStoredOne(tenant, tenants.as(tenant, () -> exposure(recording)));
    }

    @Test
    void tritonThatDiesMidJobLosesNothing() throws IOException {
        // Given
        Path clip = TestMedia.make(
                folder.resolve("long.mp4"), "-stream_loop 24 -i " + TestMedia.face("single_face.mp4") + " -c copy -an");
        double read = runs("ok");
        UUID recording = imported(clip, 50_000);
        await().atMost(Duration.ofSeconds(120)).until(() -> runs("ok") > read + 20);

        // When
        triton.kill();

        // Then
        double refused = runs("unavailable");
        await().atMost(Duration.ofSeconds(120)).until(() -> runs("unavailable") > refused + 20);
        assertThat(state(recording)).isIn(RecordingState.RECEIVED, RecordingState.CODING);
        triton.start();
        awaitState(recording, RecordingState.CODED);
        assertThat(tenants.as(tenant, () -> CodingAttempt.ofRecording(recording)))
                .singleElement()
                .satisfies(attempt -> assertThat(attempt.outcome).isEqualTo(CodingAttempt.Outcome.CODED));
        assertThat(tenants.as(tenant, () -> EmotionTrace.<EmotionTrace>list("exposureId", exposure(recording))))
                .extracting(trace -> trace.engine + " " + trace.revision)
                .containsExactlyInAnyOrder("FRAME 1", "SEQUENCE 1");
    }

    @Test
    void cameraCheckSaysKindlyThatItIsAway() throws IOException {
        // Given
        Respondent respondent = new Respondent(agency.withAds(1), agency.open());
        respondent.enter();
        respondent.agree();
        byte[] picture = Files.readAllBytes(TestMedia.make(
                folder.resolve("picture.jpg"),
                "-f lavfi -i testsrc=size=640x480:duration=1 -frames:v 1 -q:v 3 -update 1"));

        // When
        triton.kill();

        // Then
        look(respondent, picture, 503);
        triton.start();
        await().atMost(Duration.ofSeconds(120)).untilAsserted(() -> look(respondent, picture, 200));
    }

    private static void look(Respondent respondent, byte[] picture, int status) {
        respondent
                .request()
                .contentType("image/jpeg")
                .body(picture)
                .post("/visit/camera-check")
                .then()
                .statusCode(status)
                .body(
                        status == 200 ? "verdict" : "type",
                        equalTo(status == 200 ? "no-face" : "urn:mien:problem:camera-check-away"));
    }

    private UUID imported(Path clip, int adMs) throws IOException {
        ImportedVideos.Facts facts = new ImportedVideos.Facts(OFFSET_MS, Retention.KEEP, adMs);
        return videos.imported(tenant, Files.newInputStream(clip), facts);
    }

    private static UUID exposure(UUID recording) {
        return Recording.required(recording).exposureId;
    }

    private double runs(String outcome) {
        return meters.find("mien.inference.run").tag("outcome", outcome).timers().stream()
                .mapToDouble(Timer::count)
                .sum();
    }

    private RecordingState state(UUID recording) {
        return tenants.as(tenant, () -> Recording.required(recording).state);
    }

    private void awaitState(UUID recording, RecordingState state) {
        await().atMost(Duration.ofSeconds(120))
                .untilAsserted(() -> assertThat(state(recording)).isEqualTo(state));
    }
}
