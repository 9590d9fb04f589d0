package io.mien.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mien.fieldwork.Agency;
import io.mien.fieldwork.Exposure;
import io.mien.fieldwork.Respondent;
import io.mien.launch.PackagedServer;
import io.mien.platform.Digest;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page's own uploader against the packaged product, which is killed while it writes: what was acknowledged is there when
 * the product is back, and every video arrives byte by byte.
 */
@QuarkusTest
class UploadKillTest {
    private static final int VISITS = 4;
    private static final int SLICES = 60;
    private static final int KILLS = 3;

    @Inject
    Instance<Agency> agencies;

    @TempDir
    Path folder;

    private final Random random = new Random(9);

    private record Entrant(Respondent respondent, String exposure) {}

    @Test
    @Timeout(400)
    void aKilledServerLosesNothingThatItAcknowledged() throws Exception {
        // Given
        NodeProgram.required("faults");
        try (PackagedServer server =
                PackagedServer.on(folder, folder.resolve("server.log")).start()) {
            List<Entrant> entrants = new ArrayList<>();
            for (int visit = 0; visit < VISITS; visit++) {
                Respondent respondent = Respondent.watching(agencies.get().withAds(1));
                entrants.add(new Entrant(respondent, respondent.play(0)));
            }

            // When
            CompletableFuture<JsonNode> uploading = CompletableFuture.supplyAsync(
                    () -> NodeProgram.run("faults", Map.of("visits", orders(server, entrants), "atOnce", VISITS), 350));
            int kills = 0;
            while (kills < KILLS) {
                TimeUnit.MILLISECONDS.sleep(300 + random.nextInt(400));
                assertThat(uploading).as("still under way at kill %d", kills).isNotDone();
                server.kill();
                kills++;
                server.start();
            }

            // Then
            for (JsonNode outcome : uploading.get()) {
                assertArrived(entrants.get(outcome.get("visit").asInt()), outcome);
            }
        }
    }

    private List<Map<String, Object>> orders(PackagedServer server, List<Entrant> entrants) {
        List<Map<String, Object>> orders = new ArrayList<>();
        for (Entrant entrant : entrants) {
            orders.add(Map.of(
                    "visit", orders.size(),
                    "origin", server.origin().toString(),
                    "headers", entrant.respondent().headers(),
                    "exposure", entrant.exposure(),
                    "slices", Collections.nCopies(SLICES, 150_000)));
        }
        return orders;
    }

    private void assertArrived(Entrant entrant, JsonNode outcome) throws IOException {
        assertThat(outcome.path("failure").asText("")).as("visit %s", outcome).isEmpty();
        Recording recording = entrant.respondent().agency.as(() -> Recording.<Recording>find(
                        "exposureId", UUID.fromString(entrant.exposure()))
                .singleResult());
        Path stored = folder.resolve("store").resolve(recording.storageKey);
        assertThat(HexFormat.of().formatHex(Digest.of(Files.readAllBytes(stored))))
                .isEqualTo(outcome.get("digest").asText())
                .isEqualTo(HexFormat.of().formatHex(recording.digest));
        assertThat(entrant.respondent().state(entrant.exposure())).isEqualTo(Exposure.State.RECORDED);
    }
}
