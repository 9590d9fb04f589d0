package io.mien.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mien.fieldwork.Agency;
import io.mien.launch.PackagedServer;
import io.mien.platform.ObjectStore;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same as {@link UploadFaultsTest} with the packaged product, which is killed with SIGKILL while it writes and finds its disk
 * full: nothing that it acknowledged is lost. Not part of the tests, for it takes minutes and the processor for itself; {@code
 * infra/faults} runs a hundred visits.
 */
@QuarkusTest
class UploadOutagesIT {
    private static final int VISITS = Integer.getInteger("faults.visits", 12);
    private static final int AT_ONCE = 10;

    @Inject
    Instance<Agency> agencies;

    @Inject
    ObjectStore store;

    @ConfigProperty(name = "mien.home")
    Path home;

    @TempDir
    Path folder;

    @Test
    @Timeout(1_500)
    void nothingAcknowledgedIsLost() throws Exception {
        // Given
        NodeProgram.required("faults");
        try (PackagedServer server =
                PackagedServer.on(home, folder.resolve("server.log")).start()) {
            List<FaultyVisit> visits = new ArrayList<>();
            for (int seed = 0; seed < VISITS; seed++) {
                visits.add(FaultyVisit.of(agencies.get(), server.origin().getPort(), seed));
            }
            Outages outages = new Outages(server, VISITS);

            // When
            CompletableFuture<JsonNode> uploading = CompletableFuture.supplyAsync(
                    () -> NodeProgram.run("faults", FaultyVisit.order(visits, AT_ONCE), 1_400));
            outages.during(uploading);

            // Then
            JsonNode ended = uploading.join();
            assertThat(ended).hasSize(VISITS);
            for (JsonNode outcome : ended) {
                visits.get(outcome.get("visit").asInt()).assertArrived(outcome, store);
            }
            report(visits, outages);
            for (FaultyVisit visit : visits) {
                visit.line().close();
            }
        }
    }

    private static void report(List<FaultyVisit> visits, Outages outages) {
        Map<Integer, Integer> answers = new TreeMap<>();
        visits.forEach(
                visit -> visit.line().answers().forEach((status, times) -> answers.merge(status, times, Integer::sum)));
        Map<Fault, Integer> happened = FaultyVisit.happened(visits);
        System.out.printf(
                "%d of %d videos arrived unchanged through %s, %d kills of the server and %d full disks; it answered %s%n",
                visits.size(), visits.size(), happened, outages.kills(), outages.fullDisks(), answers);
        assertThat(outages.kills()).isPositive();
        assertThat(happened).containsKeys(Fault.values());
    }
}
