package io.mien.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mien.browser.NodeProgram;
import io.mien.campaign.Ad;
import io.mien.fieldwork.Agency;
import io.mien.fieldwork.Disposition;
import io.mien.fieldwork.FineCameras;
import io.mien.platform.Digest;
import io.mien.platform.MienConfig;
import io.mien.platform.ObjectStore;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole visits of the product's own page through faulty lines, each with some twenty faults, while the server is killed, its
 * disk is full and the line is down for a minute: every video arrives as it was recorded. {@code infra/faults} runs a
 * hundred of them. Time passes twenty times faster than in a browser, pauses and deadlines alike.
 */
@QuarkusTest
@TestProfile(WebOnly.class)
class UploadFaultsIT {
    private static final int VISITS = Integer.getInteger("mien.faults.visits", 10);
    private static final int SEED = Integer.getInteger("mien.faults.seed", 1);
    private static final int AT_ONCE = 4;
    private static final int LARGEST_SLICE = 200_000;
    private static final int FILM_MS = 20_000;

    @Inject
    Agency agency;

    @Inject
    MienConfig config;

    @Inject
    ObjectStore store;

    @TempDir
    Path folder;

    private final Map<Integer, FaultyLine> lines = new HashMap<>();

    @Test
    @Timeout(1_800)
    void everyVideoArrivesAsItWasRecorded() {
        // Given
        agency.withAds(1);
        agency.as(() -> Ad.update("durationMs = ?1 where campaignId = ?2", FILM_MS, agency.campaign));

        // When
        FaultReport report = FineCameras.during(agency, this::visits);

        // Then
        assertThat(report.failures()).isEmpty();
        assertThat(report.unequalTo(stored())).isEmpty();
        assertThat(report.resentTooMuch(LARGEST_SLICE)).isEmpty();
        assertThat(agency.sessions()).hasSize(VISITS).allSatisfy(session -> assertThat(session.disposition)
                .isEqualTo(Disposition.COMPLETE));
    }

    private FaultReport visits() {
        FaultReport report = new FaultReport(SEED);
        try (NodeProgram browsers = NodeProgram.start("faults");
                Troubles troubles = Troubles.startServer(folder, config.home(), VISITS)) {
            for (int visit = 0; visit < Math.min(AT_ONCE, VISITS); visit++) {
                browsers.order(order(visit, troubles));
            }
            for (int ended = 0; ended < VISITS; ended++) {
                JsonNode outcome = browsers.outcome();
                report.add(outcome, lines.get(outcome.get("visit").asInt()));
                troubles.afterVisit(ended);
                if (ended + AT_ONCE < VISITS) {
                    browsers.order(order(ended + AT_ONCE, troubles));
                }
            }
            report.print(troubles);
            return report;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> order(int visit, Troubles troubles) throws IOException {
        int seed = SEED * 100_000 + visit;
        FaultyLine line = new FaultyLine(troubles.port(), new FaultPlan(seed));
        lines.put(visit, line);
        troubles.mayGoOffline(line, visit);
        int deathAt = visit % 3 == 2 ? 14 + visit % 14 : 0;
        return Map.of(
                "visit", visit,
                "origin", line.origin(),
                "link", "/i/" + agency.open(),
                "seed", seed,
                "largestSlice", LARGEST_SLICE,
                "deathAt", deathAt);
    }

    private Set<String> stored() {
        List<Recording> recordings = agency.as(() -> Recording.<Recording>listAll());
        assertThat(recordings).hasSize(VISITS).allSatisfy(recording -> assertThat(recording.state)
                .isEqualTo(RecordingState.RECEIVED));
        return recordings.stream().map(this::storedDigest).collect(Collectors.toSet());
    }

    private String storedDigest(Recording recording) {
        try (InputStream bytes = store.open(recording.storageKey)) {
            String digest = HexFormat.of().formatHex(Digest.of(bytes.readAllBytes()));
            assertThat(digest).isEqualTo(HexFormat.of().formatHex(recording.digest));
            return digest;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
