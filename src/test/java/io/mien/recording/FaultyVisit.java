package io.mien.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mien.fieldwork.Agency;
import io.mien.platform.Digest;
import io.mien.platform.ObjectStore;
import io.mien.visit.Exposure;
import io.mien.visit.Respondent;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** A visit of one film whose video goes to the server through a line that breaks; its seed says how, and how large its slices are. */
record FaultyVisit(Respondent respondent, String exposure, FaultyLine line, List<Integer> slices) {
    private static final int MAX_SLICE = 200_000;
    /** What a killed request left to a job is looked at 20 s later. */
    private static final Duration DELIVERED = Duration.ofSeconds(90);

    static FaultyVisit of(Agency agency, int port, int seed) throws IOException {
        Respondent respondent = Respondent.watching(agency.withAds(1));
        Random random = new Random(seed);
        List<Integer> slices = IntStream.range(0, 8)
                .mapToObj(slice -> 20_000 + random.nextInt(MAX_SLICE - 20_000))
                .toList();
        return new FaultyVisit(respondent, respondent.play(0), new FaultyLine(port, new FaultPlan(seed)), slices);
    }

    /** What the uploader is told, a few visits at a time. */
    static Map<String, Object> order(List<FaultyVisit> visits, int atOnce) {
        List<Map<String, Object>> orders = new ArrayList<>();
        for (FaultyVisit visit : visits) {
            orders.add(Map.of(
                    "visit", orders.size(),
                    "origin", visit.line.origin(),
                    "headers", visit.respondent.headers(),
                    "exposure", visit.exposure,
                    "slices", visit.slices));
        }
        return Map.of("visits", orders, "atOnce", atOnce);
    }

    /** Holds the stored video against what was recorded, and what was sent against what the faults may cost. */
    void assertArrived(JsonNode outcome, ObjectStore store) throws IOException {
        assertThat(outcome.path("failure").asText("")).as("visit %s", outcome).isEmpty();
        Recording recording =
                Awaitility.await().atMost(DELIVERED).until(this::recording, stored -> stored.storedAt != null);
        try (InputStream bytes = store.open(recording.storageKey)) {
            assertThat(HexFormat.of().formatHex(Digest.of(bytes.readAllBytes())))
                    .as("visit %s", outcome)
                    .isEqualTo(outcome.get("digest").asText());
        }
        assertThat(respondent.state(exposure)).isEqualTo(Exposure.State.RECORDED);
        long whole = slices.stream().mapToInt(Integer::intValue).sum();
        assertThat(line.uploadedBytes() - whole)
                .as("bytes sent again")
                .isLessThanOrEqualTo((long) line.setbacks() * MAX_SLICE);
    }

    static Map<Fault, Integer> happened(List<FaultyVisit> visits) {
        Map<Fault, Integer> happened = new EnumMap<>(Fault.class);
        visits.forEach(
                visit -> visit.line.happened().forEach((fault, times) -> happened.merge(fault, times, Integer::sum)));
        return happened;
    }

    private Recording recording() {
        return respondent.agency.as(
                () -> Recording.ofExposure(UUID.fromString(exposure)).orElseThrow());
    }
}
