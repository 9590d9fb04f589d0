package io.mien.trace;

import io.mien.trace.EyeClosures.Closure;
import java.util.List;

/**
 * Attention frame by frame (method page, section 4): 1 with a face towards the screen and eyes not closed for longer than a blink; 0
 * turned away, asleep or absent while the picture is good; NaN when camera or light failed.
 */
final class AttentionFrames {
    private AttentionFrames() {}

    static double[] of(List<FrameReading> frames, Thresholds.Attention rule) {
        double[] attention =
                frames.stream().mapToDouble(frame -> towardsScreen(frame, rule)).toArray();
        for (Closure closure : EyeClosures.in(frames, rule.eyesClosedBelow())) {
            if (closure.lengthMs() > rule.eyesClosedMs()) {
                inattentive(frames, attention, closure);
            }
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

    private static void inattentive(List<FrameReading> frames, double[] attention, Closure closure) {
        for (int i = 0; i < attention.length; i++) {
            if (Double.isFinite(attention[i]) && closure.holds(frames.get(i).atMs())) {
                attention[i] = 0;
            }
        }
    }
}
