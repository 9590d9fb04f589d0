package io.mien.recording;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.mien.fieldwork.Agency;
import io.mien.media.TestMedia;
import io.mien.platform.MienConfig;
import io.mien.platform.OnS3;
import io.mien.platform.S3Server;
import io.mien.visit.Exposure;
import io.mien.visit.Respondent;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings in a bucket: delivered, read, deleted, and safe while the bucket is away. */
@QuarkusTest
@TestProfile(OnS3.class)
class RecordingOnS3Test {
    private static final int SLICE = 200_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Agency agency;

    @Inject
    MienConfig config;

    @Inject
    UploadExpiry expiry;

    @TestHTTPResource(value = "/health/ready", management = true)
    URI readiness;

    @TempDir
    Path folder;

    private S3Server server;
    private Respondent respondent;
    private Upload upload;

    @BeforeEach
    void sent() throws IOException {
        server = S3Server.proxy(OnS3.port(), folder);
        respondent = Respondent.watching(agency.withAds(1));
        upload = new Upload(respondent, respondent.play(0)).created();
        byte[] video = Files.readAllBytes(TestMedia.webm(folder, "320x240", 20, 12));
        for (int at = 0; at < video.length; at += SLICE) {
            upload.send(Arrays.copyOfRange(video, at, Math.min(video.length, at + SLICE)))
                    .then()
                    .statusCode(204);
        }
        respondent
                .request()
                .contentType("application/json")
                .body(Files.readAllBytes(Path.of("src/test/resources/trace/fake-camera-log.json")))
                .put("/visit/exposures/" + upload.exposure + "/log")
                .then()
                .statusCode(204);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aRecordingIsDeliveredReadAndDeleted() {
        // Given
        assertThat(spooled()).exists();

        // When
        upload.complete().then().statusCode(204);

        // Then
        assertThat(spooled()).doesNotExist();
        awaitState(RecordingState.CODED);
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(upload.recording().videoDeletedAt).isNotNull();
            assertThat(keys()).isEmpty();
        });
        assertThat(config.home().resolve("passing")).isEmptyDirectory();
    }

    @Test
    void whileTheStoreIsAwayTheRecordingWaitsOnDisk() {
        // Given
        server.off();

        // When
        upload.complete().then().statusCode(204);

        // Then
        assertThat(respondent.state(upload.exposure)).isEqualTo(Exposure.State.RECORDED);
        assertThat(upload.recording().storedAt).isNull();
        expire();
        assertThat(spooled()).exists();
        server.on();
        awaitState(RecordingState.CODED);
        assertThat(spooled()).doesNotExist();
    }

    @Test
    void withdrawnWhileTheStoreIsAwayItIsGoneAfterwards() {
        // Given
        upload.complete().then().statusCode(204);
        server.off();

        // When
        respondent.request().post("/visit/withdrawal").then().statusCode(200);

        // Then
        assertThat(agency.visits()).isEmpty();
        server.on();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(keys()).isEmpty());
    }

    @Test
    void aPlayerReadsThePartItAsksFor() {
        // Given
        String film = respondent.plan().jsonPath().getString("exposures[0].adUrl");
        byte[] whole = respondent.request().get(film).asByteArray();

        // When
        byte[] part =
                respondent.request().header("Range", "bytes=5-7").get(film).asByteArray();

        // Then
        assertThat(part).isEqualTo(Arrays.copyOfRange(whole, 5, 8));
        assertThat(server.keys()).anyMatch(key -> key.startsWith(agency.tenant + "/ads/"));
    }

    @Test
    void readinessFollowsTheStore() {
        // Given
        ready(200, "UP");

        // When
        server.off();

        // Then
        ready(503, "DOWN");
        server.on();
        ready(200, "UP");
    }

    private void ready(int status, String word) {
        given().get(readiness)
                .then()
                .statusCode(status)
                .body("checks.find { it.name == 'Object store' }.status", equalTo(word));
    }

    private void awaitState(RecordingState state) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(upload.recording().state).isEqualTo(state));
    }

    private void expire() {
        agency.asTenant(() -> {
            try {
                expiry.run(upload.id());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private List<String> keys() {
        return server.keys().stream()
                .filter(key -> key.startsWith(agency.tenant + "/recordings/"))
                .toList();
    }

    private Path spooled() {
        return config.home().toAbsolutePath().resolve("uploads").resolve(agency.tenant + "/recordings/" + upload.id());
    }
}
