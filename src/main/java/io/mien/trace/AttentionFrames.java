package io.mien.trace;

import java.util.Arrays;
import java.util.List;

/**
 * Attention frame by frame (section 4): 1 with a face towards the screen and eyes not closed for longer than a blink; 0
 * turned away, asleep or absent while the picture is good; NaN when camera or light failed.
 */
final class AttentionFrames {
    private AttentionFrames() {}

    static double[] of(List<FrameReading> frames, Thresholds.Attention rule) {
        double[] attention =
                frames.stream().mapToDouble(frame -> towardsScreen(frame, rule)).toArray();
        int from = 0;
        while (from < attention.length) {
            int to = endOfClosure(frames, from, rule);
            if (to > from && frames.get(to - 1).atMs() - frames.get(from).atMs() > rule.eyesClosedMs()) {
                inattentive(attention, from, to);
            }
            from = Math.max(to, from + 1);
        }
        return attention;
    }

    private static double towardsScreen(FrameReading frame, Thresholds.Attention rule) {
        if (!frame.fresh() || !(frame.brightness() >= rule.darkest() && frame.brightness() <= rule.brightest())) {
            return Double.NaN;
        }
        if (frame.faces() == 0) {
            return 0;
        }
        boolean towards = Math.abs(frame.yaw()) <= rule.yawDegrees() && Math.abs(frame.pitch()) <= rule.pitchDegrees();
        return Double.isNaN(frame.yaw()) || Double.isNaN(frame.pitch()) ? Double.NaN : towards ? 1 : 0;
    }

    private static int endOfClosure(List<FrameReading> frames, int from, Thresholds.Attention rule) {
        int to = from;
        while (to < frames.size()
                && frames.get(to).faces() > 0
                && frames.get(to).eyeOpenness() < rule.eyesClosedBelow()) {
            to++;
        }
        return to;
    }

    private static void inattentive(double[] attention, int from, int to) {
        Arrays.setAll(attention, i -> i >= from && i < to && Double.isFinite(attention[i]) ? 0 : attention[i]);
    }
}
