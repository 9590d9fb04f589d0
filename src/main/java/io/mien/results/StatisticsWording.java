package io.mien.results;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Statistics as pages say them. */
final class StatisticsWording {
    private static final double MIN_P = 0.001;

    private StatisticsWording() {}

    /** "0.93". */
    static String decimals(double value) {
        return String.format(Locale.ROOT, "%.2f", value).replace('-', '\u2212');
    }

    /** "0.012"; "under 0.001". */
    static String p(double p) {
        return p < MIN_P ? "under 0.001" : String.format(Locale.ROOT, "%.3f", p);
    }

    /** "+9"; "\u22123". */
    static String points(double share) {
        long points = Math.round(100 * share);
        return points > 0 ? "+" + points : points < 0 ? "\u2212" + -points : "0";
    }

    /** "\u22123 to +9 points". */
    static String points(Interval interval) {
        return points(interval.low()) + " to " + points(interval.high()) + " points";
    }

    /** "11\u201314 s": a difference lies somewhere in it, and nobody knows where it begins. */
    static String stretch(int from, int to) {
        return from + "\u2013" + to + " s";
    }

    /** "Germany is higher than Japan somewhere in 11\u201314 s and 20\u201322 s; Japan is higher than Germany somewhere in 2\u20134 s". */
    static String where(List<ClusterTest.Cluster> clusters, String first, String second) {
        return List.of(1, -1).stream()
                .filter(sign -> clusters.stream().anyMatch(cluster -> cluster.mass() * sign > 0))
                .map(sign -> "%s is higher than %s somewhere in %s"
                        .formatted(
                                sign > 0 ? first : second,
                                sign > 0 ? second : first,
                                clusters.stream()
                                        .filter(cluster -> cluster.mass() * sign > 0)
                                        .map(cluster -> stretch(cluster.from(), cluster.to()))
                                        .collect(Collectors.joining(" and "))))
                .collect(Collectors.joining("; "));
    }
}
