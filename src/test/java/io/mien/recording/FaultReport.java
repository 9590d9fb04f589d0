package io.mien.recording;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** What came of the visits of the fault test, and what the faults cost. */
final class FaultReport {
    private final int seed;
    private final long began = System.nanoTime();
    private final List<Visit> visits = new ArrayList<>();
    private final Map<Fault, Integer> faults = new EnumMap<>(Fault.class);

    FaultReport(int seed) {
        this.seed = seed;
    }

    /** One visit: its digests by how much was recorded, and what went over its line. */
    private record Visit(JsonNode outcome, List<String> digests, long recorded, long sent, int setbacks) {
        boolean died() {
            return outcome.get("deathAt").asInt() > 0;
        }
    }

    void add(JsonNode outcome, FaultyLine line) {
        List<JsonNode> recorded = StreamSupport.stream(outcome.path("recorded").spliterator(), false)
                .toList();
        long bytes = recorded.isEmpty()
                ? 0
                : recorded.get(recorded.size() - 1).get("bytes").asLong();
        List<String> digests =
                recorded.stream().map(each -> each.get("sha256").asText()).toList();
        visits.add(new Visit(outcome, digests, bytes, line.uploadedBytes(), line.setbacks()));
        line.happened().forEach((fault, times) -> faults.merge(fault, times, Integer::sum));
    }

    List<String> failures() {
        return visits.stream()
                .filter(visit -> visit.outcome.has("failure"))
                .map(visit -> visit.outcome.toString())
                .toList();
    }

    /** Visits of which the store has other bytes than the camera gave; of a tab that died, it may have the first of them. */
    List<String> unequalTo(Set<String> stored) {
        return visits.stream()
                .filter(visit -> expected(visit).stream().noneMatch(stored::contains))
                .map(visit -> visit.outcome.toString())
                .toList();
    }

    /** Visits that sent more than one slice again for each setback; a tab that died sends one more. */
    List<String> resentTooMuch(int largestSlice) {
        return visits.stream()
                .filter(visit -> visit.sent - visit.recorded > (visit.setbacks + 1L) * (largestSlice + 4))
                .map(visit -> visit.outcome.get("seed") + ": " + visit.sent + " bytes sent for " + visit.recorded
                        + " after " + visit.setbacks + " setbacks")
                .toList();
    }

    void print(Troubles troubles) {
        int[] setbacks = visits.stream().mapToInt(Visit::setbacks).sorted().toArray();
        long recorded = visits.stream().mapToLong(Visit::recorded).sum();
        long resent = visits.stream().mapToLong(Visit::sent).sum() - recorded;
        System.out.printf(
                Locale.ROOT,
                "%nseed %d: %d visits through faulty lines in %.0f s%n%s%n%s%n"
                        + "setbacks a visit: least %d, median %d, most %d%n"
                        + "%.1f MB recorded, %.1f MB sent again: %.0f KB a setback%n",
                seed,
                visits.size(),
                (System.nanoTime() - began) / 1e9,
                faults,
                troubles,
                setbacks[0],
                setbacks[setbacks.length / 2],
                setbacks[setbacks.length - 1],
                recorded / 1e6,
                resent / 1e6,
                resent / 1e3 / Math.max(1, IntStream.of(setbacks).sum()));
    }

    private static List<String> expected(Visit visit) {
        int all = visit.digests.size();
        return visit.died() ? visit.digests : visit.digests.subList(Math.max(0, all - 1), all);
    }
}
