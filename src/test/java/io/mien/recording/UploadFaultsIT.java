package io.mien.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mien.fieldwork.Agency;
import io.mien.fieldwork.Exposure;
import io.mien.fieldwork.Respondent;
import io.mien.launch.PackagedServer;
import io.mien.platform.Digest;
import io.mien.platform.ObjectStore;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page's own uploader through lines that are late, break, lose answers, repeat requests, answer for the server and go down
 * for a minute, to the packaged product, which is killed with SIGKILL while it writes and finds its disk full: nothing that it
 * acknowledged is lost, every video arrives byte by byte, and no fault costs more than the slice on its way. {@code infra/faults}
 * runs a hundred visits. What happens to a visit has a fixed seed, and pauses and deadlines pass ten times faster than in a
 * browser.
 */
@QuarkusTest
class UploadFaultsIT {
    private static final int VISITS = Integer.getInteger("faults.visits", 12);
    private static final int AT_ONCE = 10;
    private static final int LARGEST_SLICE = 200_000;
    /** What a killed request left to a job is looked at 20 s later. */
    private static final Duration DELIVERED = Duration.ofSeconds(90);

    @Inject
    Instance<Agency> agencies;

    @Inject
    ObjectStore store;

    @ConfigProperty(name = "mien.home")
    Path home;

    @TempDir
    Path folder;

    private record Entrant(Respondent respondent, String exposure, FaultyLine line, List<Integer> slices) {}

    @Test
    @Timeout(900)
    void everyVideoArrivesAsItWasRecorded() throws Exception {
        // Given
        NodeProgram.required("faults");
        try (PackagedServer server =
                PackagedServer.on(home, folder.resolve("server.log")).start()) {
            List<Entrant> entrants = new ArrayList<>();
            for (int visit = 0; visit < VISITS; visit++) {
                entrants.add(entrant(server, visit));
            }
            Outages outages = new Outages(server, VISITS);

            // When
            CompletableFuture<JsonNode> uploading = CompletableFuture.supplyAsync(
                    () -> NodeProgram.run("faults", Map.of("visits", orders(entrants), "atOnce", AT_ONCE), 800));
            outages.during(uploading);

            // Then
            JsonNode ended = uploading.join();
            assertThat(ended).hasSize(VISITS);
            for (JsonNode outcome : ended) {
                assertArrived(entrants.get(outcome.get("visit").asInt()), outcome);
            }
            report(entrants, outages);
            for (Entrant entrant : entrants) {
                entrant.line().close();
            }
        }
    }

    private Entrant entrant(PackagedServer server, int visit) throws IOException {
        Respondent respondent = Respondent.watching(agencies.get().withAds(1));
        FaultyLine line = new FaultyLine(server.origin().getPort(), new FaultPlan(visit));
        Random random = new Random(visit);
        List<Integer> slices = IntStream.range(0, 8)
                .mapToObj(slice -> 20_000 + random.nextInt(LARGEST_SLICE - 20_000))
                .toList();
        return new Entrant(respondent, respondent.play(0), line, slices);
    }

    private static List<Map<String, Object>> orders(List<Entrant> entrants) {
        List<Map<String, Object>> orders = new ArrayList<>();
        for (Entrant entrant : entrants) {
            orders.add(Map.of(
                    "visit", orders.size(),
                    "origin", entrant.line().origin(),
                    "headers", entrant.respondent().headers(),
                    "exposure", entrant.exposure(),
                    "slices", entrant.slices()));
        }
        return orders;
    }

    private void assertArrived(Entrant entrant, JsonNode outcome) throws IOException {
        assertThat(outcome.path("failure").asText("")).as("visit %s", outcome).isEmpty();
        Recording recording =
                Awaitility.await().atMost(DELIVERED).until(() -> recording(entrant), stored -> stored.storedAt != null);
        try (InputStream bytes = store.open(recording.storageKey)) {
            assertThat(HexFormat.of().formatHex(Digest.of(bytes.readAllBytes())))
                    .as("visit %s", outcome)
                    .isEqualTo(outcome.get("digest").asText());
        }
        assertThat(entrant.respondent().state(entrant.exposure())).isEqualTo(Exposure.State.RECORDED);
        long sent = entrant.line().uploadedBytes();
        long whole = entrant.slices().stream().mapToInt(Integer::intValue).sum();
        assertThat(sent - whole)
                .as("bytes sent again")
                .isLessThanOrEqualTo((long) entrant.line().setbacks() * LARGEST_SLICE);
    }

    private static Recording recording(Entrant entrant) {
        return entrant.respondent().agency.as(() -> Recording.ofExposure(UUID.fromString(entrant.exposure()))
                .orElseThrow());
    }

    private static void report(List<Entrant> entrants, Outages outages) {
        Map<Fault, Integer> happened = new EnumMap<>(Fault.class);
        Map<Integer, Integer> answers = new TreeMap<>();
        for (Entrant entrant : entrants) {
            entrant.line().happened().forEach((fault, times) -> happened.merge(fault, times, Integer::sum));
            entrant.line().answers().forEach((status, times) -> answers.merge(status, times, Integer::sum));
        }
        System.out.printf(
                "%d of %d videos arrived unchanged through %s, %d kills of the server and %d full disks; it answered %s%n",
                entrants.size(), entrants.size(), happened, outages.kills(), outages.fullDisks(), answers);
        assertThat(outages.kills()).isPositive();
        assertThat(happened).containsKeys(Fault.values());
    }
}
