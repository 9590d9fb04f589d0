package io.mien.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mien.fieldwork.Agency;
import io.mien.fieldwork.Exposure;
import io.mien.fieldwork.Respondent;
import io.mien.platform.Digest;
import io.mien.platform.ObjectStore;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The page's own uploader through lines that are late, break, lose answers, repeat requests, answer for the server and go down
 * for a minute: every video arrives byte by byte, and no fault costs more than the slice on its way. {@code infra/faults} runs a
 * hundred visits. Seeds are fixed, and pauses and deadlines pass twenty times faster than in a browser.
 */
@QuarkusTest
class UploadFaultsTest {
    private static final int VISITS = Integer.getInteger("mien.faults.visits", 12);
    private static final int AT_ONCE = 4;
    private static final int LARGEST_SLICE = 200_000;
    /** A minute offline, in the time of this test. */
    private static final long OFFLINE_MS = 3_000;

    @Inject
    Instance<Agency> agencies;

    @Inject
    ObjectStore store;

    @TestHTTPResource("/")
    URI origin;

    private record Entrant(Respondent respondent, String exposure, FaultyLine line, List<Integer> slices) {}

    @Test
    @Timeout(900)
    void everyVideoArrivesAsItWasRecorded() throws IOException {
        // Given
        List<Entrant> entrants = new ArrayList<>();
        for (int visit = 0; visit < VISITS; visit++) {
            entrants.add(entrant(visit));
        }

        // When
        JsonNode ended = NodeProgram.run("faults", Map.of("visits", orders(entrants), "atOnce", AT_ONCE), 800);

        // Then
        assertThat(ended).hasSize(VISITS);
        for (JsonNode outcome : ended) {
            assertArrived(entrants.get(outcome.get("visit").asInt()), outcome);
        }
        report(entrants);
        for (Entrant entrant : entrants) {
            entrant.line().close();
        }
    }

    private Entrant entrant(int visit) throws IOException {
        Respondent respondent = Respondent.watching(agencies.get().withAds(1));
        FaultyLine line = new FaultyLine(origin.getPort(), new FaultPlan(visit));
        if (visit % 5 == 4) {
            line.goOffline(OFFLINE_MS);
        }
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
        Recording recording = entrant.respondent().agency.as(() -> Recording.<Recording>find(
                        "exposureId", UUID.fromString(entrant.exposure()))
                .singleResult());
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

    private static void report(List<Entrant> entrants) {
        Map<Fault, Integer> happened = new EnumMap<>(Fault.class);
        entrants.forEach(entrant ->
                entrant.line().happened().forEach((fault, times) -> happened.merge(fault, times, Integer::sum)));
        System.out.printf("%d of %d videos arrived unchanged through %s%n", entrants.size(), entrants.size(), happened);
    }
}
