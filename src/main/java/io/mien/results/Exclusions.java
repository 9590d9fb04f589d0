package io.mien.results;

import io.mien.fieldwork.Exclusion;
import io.mien.fieldwork.VisitExclusion;
import io.mien.trace.Quality.Finding;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How many people are left out of a country's sums, each by the gravest reason.
 *
 * @param counts people by {@link Exclusion#stored()}
 */
record Exclusions(Map<String, Long> counts) {
    static Exclusions none() {
        return new Exclusions(new TreeMap<>());
    }

    /**
     * @param findings of one excluded person, gravest first; empty when the visit was reversed for another reason
     * @param reversal that other reason, which then goes first
     */
    void add(List<String> findings, @Nullable String reversal) {
        add(Exclusion.of(reversal).orElseGet(() -> gravest(findings)));
    }

    void add(Exclusion reason) {
        counts.merge(reason.stored(), 1L, Long::sum);
    }

    private static Exclusion gravest(List<String> findings) {
        return findings.isEmpty()
                ? VisitExclusion.REVERSED
                : Finding.parse(findings.get(0)).reason();
    }

    long people() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** As stored: reason and count a line. */
    List<String> lines() {
        return counts.entrySet().stream()
                .map(reason -> reason.getKey() + " " + reason.getValue())
                .toList();
    }

    static Exclusions parse(List<String> lines) {
        Exclusions exclusions = none();
        for (String line : lines) {
            String[] parts = line.split(" ");
            exclusions.counts.put(parts[0], Long.parseLong(parts[1]));
        }
        return exclusions;
    }
}
