package io.mien.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mien.browser.NodeProgram;
import io.mien.fieldwork.Agency;
import io.mien.fieldwork.Respondent;
import io.mien.platform.Digest;
import io.mien.platform.MienConfig;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The public client of the tus protocol, as its makers publish it, against the running server. */
@QuarkusTest
class TusClientTest {
    private static final List<String> WAYS =
            List.of("in-chunks", "in-one-piece", "of-unknown-length", "without-patch", "resumed", "ended");

    @Inject
    Agency agency;

    @Inject
    MienConfig config;

    @TestHTTPResource("/visit/uploads")
    URI endpoint;

    @Test
    void thePublicClientUploadsInEveryWayItKnows() throws IOException {
        // Given
        Respondent respondent = Respondent.watching(agency.withAds(WAYS.size()));

        // When
        List<JsonNode> outcomes;
        try (NodeProgram client = NodeProgram.start("conformance")) {
            for (int way = 0; way < WAYS.size(); way++) {
                client.order(Map.of(
                        "endpoint", endpoint.toString(),
                        "headers", respondent.headers(),
                        "exposure", respondent.play(way),
                        "way", WAYS.get(way)));
            }
            outcomes = client.outcomes(WAYS.size());
        }

        // Then
        for (JsonNode outcome : outcomes) {
            assertThat(outcome.has("failure")).as(outcome.toString()).isFalse();
            if ("ended".equals(outcome.get("way").asText())) {
                assertThat(outcome.get("status").asInt()).isEqualTo(410);
            } else {
                assertThat(spooled(outcome))
                        .as(outcome.toString())
                        .isEqualTo(outcome.get("sha256").asText());
            }
        }
    }

    private String spooled(JsonNode outcome) throws IOException {
        String url = outcome.get("url").asText();
        UUID id = UUID.fromString(url.substring(url.lastIndexOf('/') + 1));
        Recording recording = agency.as(() -> Recording.required(id));
        assertThat(recording.lengthBytes).isEqualTo(outcome.get("bytes").asLong());
        byte[] bytes = Files.readAllBytes(
                config.home().toAbsolutePath().resolve("uploads").resolve(recording.storageKey));
        return HexFormat.of().formatHex(Digest.of(bytes));
    }
}
