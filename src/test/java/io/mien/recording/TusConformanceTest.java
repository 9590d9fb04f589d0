package io.mien.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mien.fieldwork.Agency;
import io.mien.platform.MienConfig;
import io.mien.visit.Respondent;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * The protocol as others understand it: tus-js-client uploads with a length that it tells last, goes on after a stop, and takes
 * back. What it does not speak, checksum and expiration, is held by {@link UploadResourceTest}.
 */
@QuarkusTest
class TusConformanceTest {
    private static final int BYTES = 300_000;

    @Inject
    Agency first;

    @Inject
    Agency second;

    @Inject
    Agency third;

    @Inject
    MienConfig config;

    @TestHTTPResource("/visit/uploads")
    URI endpoint;

    @Test
    void aClientByOthersUploadsResumesAndTakesBack() throws IOException {
        // Given
        Respondent deferred = Respondent.watching(first.withAds(1));
        Respondent resumed = Respondent.watching(second.withAds(1));
        Respondent terminated = Respondent.watching(third.withAds(1));

        // When
        JsonNode addresses = NodeProgram.run(
                "tus",
                Map.of(
                        "endpoint", endpoint.toString(),
                        "bytes", BYTES,
                        "deferred", visitor(deferred),
                        "resumed", visitor(resumed),
                        "terminated", visitor(terminated)),
                60);

        // Then
        assertArrived(deferred, id(addresses, "deferred"));
        assertArrived(resumed, id(addresses, "resumed"));
        UUID gone = id(addresses, "terminated");
        assertThat(spooled(terminated, gone)).doesNotExist();
        terminated
                .request()
                .header("Tus-Resumable", "1.0.0")
                .head("/visit/uploads/" + gone)
                .then()
                .statusCode(410);
    }

    private void assertArrived(Respondent respondent, UUID upload) throws IOException {
        assertThat(Files.readAllBytes(spooled(respondent, upload))).isEqualTo(Upload.video(BYTES));
        respondent
                .request()
                .header("Tus-Resumable", "1.0.0")
                .head("/visit/uploads/" + upload)
                .then()
                .statusCode(200)
                .header("Upload-Offset", String.valueOf(BYTES))
                .header("Upload-Length", String.valueOf(BYTES));
    }

    private static Map<String, Object> visitor(Respondent respondent) {
        return Map.of("headers", respondent.headers(), "exposure", respondent.play(0));
    }

    private static UUID id(JsonNode addresses, String course) {
        String address = addresses.get(course).asText();
        return UUID.fromString(address.substring(address.lastIndexOf('/') + 1));
    }

    private Path spooled(Respondent respondent, UUID upload) {
        return config.home()
                .toAbsolutePath()
                .resolve("uploads")
                .resolve(respondent.agency.tenant + "/recordings/" + upload);
    }
}
