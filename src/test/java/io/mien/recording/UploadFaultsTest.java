package io.mien.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mien.fieldwork.Agency;
import io.mien.platform.ObjectStore;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The page's own uploader through lines that are late, break, lose answers, repeat requests, answer for the server and go down
 * for a minute: every video arrives byte by byte, and no fault costs more than the slice on its way. Seeds are fixed, and pauses
 * and deadlines pass twenty times faster than in a browser.
 */
@QuarkusTest
class UploadFaultsTest {
    private static final int VISITS = 12;
    private static final int AT_ONCE = 4;

    @Inject
    Instance<Agency> agencies;

    @Inject
    ObjectStore store;

    @TestHTTPResource("/")
    URI origin;

    @Test
    @Timeout(900)
    void everyVideoArrivesAsItWasRecorded() throws IOException {
        // Given
        NodeProgram.required("faults");
        List<FaultyVisit> visits = new ArrayList<>();
        for (int seed = 0; seed < VISITS; seed++) {
            visits.add(FaultyVisit.of(agencies.get(), origin.getPort(), seed));
        }

        // When
        JsonNode ended = NodeProgram.run("faults", FaultyVisit.order(visits, AT_ONCE), 800);

        // Then
        assertThat(ended).hasSize(VISITS);
        for (JsonNode outcome : ended) {
            visits.get(outcome.get("visit").asInt()).assertArrived(outcome, store);
        }
        Map<Fault, Integer> happened = FaultyVisit.happened(visits);
        System.out.printf("%d of %d videos arrived unchanged through %s%n", VISITS, VISITS, happened);
        assertThat(happened).containsKeys(Fault.values());
        for (FaultyVisit visit : visits) {
            visit.line().close();
        }
    }
}
