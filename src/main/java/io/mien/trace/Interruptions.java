package io.mien.trace;

import io.mien.trace.TimingLog.Kind;
import java.util.List;

/**
 * What spoils an exposure between its pre-roll and its end.
 *
 * @param hiddenMs how long the tab was hidden, milliseconds
 * @param longestMuteMs longest stretch in which the camera was muted, milliseconds
 */
public record Interruptions(double hiddenMs, double longestMuteMs) {

    /** A recording made elsewhere tells of none. */
    public static Interruptions none() {
        return new Interruptions(0, 0);
    }

    static Interruptions in(TimingLog log, StimulusClock clock) {
        double from = Double.isNaN(clock.preRollFromMs()) ? log.recorder().startedAt() : clock.preRollFromMs();
        double to = Double.isNaN(clock.endMs()) ? log.recorder().stoppedAt() : clock.endMs();
        double hidden = lengths(log.spans(Kind.HIDDEN, Kind.VISIBLE), from, to).stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        double mute = lengths(log.spans(Kind.MUTE, Kind.UNMUTE), from, to).stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        return new Interruptions(hidden, mute);
    }

    private static List<Double> lengths(List<double[]> spans, double from, double to) {
        return spans.stream()
                .map(span -> Math.min(span[1], to) - Math.max(span[0], from))
                .filter(length -> length > 0)
                .toList();
    }
}
