package io.mien.results;

import org.jspecify.annotations.Nullable;

/**
 * An ad's scores in one country for one measure (section 8): shares 0..1 of viewers showing it, or for VALENCE mean change
 * from the own baseline, -1..1. Seconds are the start of their bin.
 *
 * @param average over all bins, weighted by n
 * @param ever share of viewers who show it at least once; null for VALENCE
 * @param everRange 95 % Wilson interval of {@code ever}
 * @param peak highest bin; null where no curve may be shown
 * @param lowest lowest bin
 * @param end last three seconds
 */
public record AdScores(
        double average,
        @Nullable Double ever,
        @Nullable Interval everRange,
        @Nullable Bin peak,
        @Nullable Bin lowest,
        @Nullable Double end) {

    /** @param second where the bin starts, @param value its figure */
    public record Bin(int second, double value) {}
}
