package io.mien.trace;

import java.util.ArrayList;
import java.util.List;

/**
 * Stretches in which the eyes stay closed. Not every frame tells of the eyes: one that does not, between two that say closed,
 * is closed. A stretch begins and ends half way to the neighbouring frame with open eyes, so that its length does not depend
 * on how often the eyes were looked at. A lost face ends it.
 */
final class EyeClosures {
    /** The furthest that one look at the eyes speaks for its neighbourhood: half the distance of two looks at 5 Hz. */
    private static final double REACH_MS = 100;

    private final List<Closure> closures = new ArrayList<>();
    private double openAtMs = Double.NaN;
    private double closedFromMs = Double.NaN;
    private double closedToMs = Double.NaN;

    private EyeClosures() {}

    /** From one moment of the recording to another, milliseconds. */
    record Closure(double fromMs, double toMs) {
        double lengthMs() {
            return toMs - fromMs;
        }

        boolean holds(double atMs) {
            return atMs >= fromMs && atMs <= toMs;
        }
    }

    /** @param frames in order of time */
    static List<Closure> in(List<FrameReading> frames, double closedBelow) {
        EyeClosures eyes = new EyeClosures();
        for (FrameReading frame : frames) {
            eyes.see(frame, closedBelow);
        }
        eyes.end(Double.NaN);
        return eyes.closures;
    }

    private void see(FrameReading frame, double closedBelow) {
        if (frame.faces() == 0) {
            end(Double.NaN);
            openAtMs = Double.NaN;
            return;
        }
        if (Double.isNaN(frame.eyeOpenness())) {
            return;
        }
        if (frame.eyeOpenness() >= closedBelow) {
            end(frame.atMs());
            openAtMs = frame.atMs();
            return;
        }
        if (Double.isNaN(closedFromMs)) {
            closedFromMs = frame.atMs() - reach(openAtMs, frame.atMs());
        }
        closedToMs = frame.atMs();
    }

    private void end(double openAgainMs) {
        if (Double.isFinite(closedFromMs)) {
            closures.add(new Closure(closedFromMs, closedToMs + reach(closedToMs, openAgainMs)));
        }
        closedFromMs = Double.NaN;
    }

    private static double reach(double fromMs, double toMs) {
        double half = (toMs - fromMs) / 2;
        return Double.isNaN(half) ? 0 : Math.min(half, REACH_MS);
    }
}
