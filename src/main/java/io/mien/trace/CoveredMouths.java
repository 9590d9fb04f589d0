package io.mien.trace;

import io.mien.inference.CameraVerdict;
import java.util.List;

/**
 * Frames in which something covers the mouth: a mask, a scarf, a hand, a cup.
 *
 * <p>No model of its own looks for covers. The face mesh tells how sure it is of its face, and a covered mouth makes it far less
 * sure: of the same person, and of a person who wears a mask throughout. How both bounds were chosen, and what they find and miss, stands
 * in {@code inference/README.md}; a turned head makes the mesh less sure too, and is not judged.
 */
final class CoveredMouths {
    /**
     * A person of whom the mesh is less sure in half of the frames is covered throughout, logit. Drawn beards lie above it. In the
     * dark it is less sure of everybody.
     */
    static final double MIN_MEDIAN = 15.5;

    /** Of whoever is covered throughout, frames with more are free, logit: it is less sure of no free face in good light. */
    private static final double FREE = 17;

    /** Under this share of the person's usual sureness a face is covered. */
    static final double MIN_SHARE = 0.72;

    /** What is usual for a person is the sureness that three frames in twenty exceed: laughing and looking down lower it a little. */
    private static final double USUAL = 0.85;

    private static final double MAX_YAW_DEGREES = 20;
    private static final double MAX_PITCH_DEGREES = 25;

    private CoveredMouths() {}

    /** The same frames, those with a covered mouth marked. */
    static List<FrameReading> marked(List<FrameReading> frames) {
        List<FrameReading> judged =
                frames.stream().filter(CoveredMouths::isJudged).toList();
        double least = least(judged);
        return frames.stream()
                .map(frame -> isJudged(frame) && frame.sureness() < least ? frame.seen(frame.sureness(), true) : frame)
                .toList();
    }

    private static double least(List<FrameReading> judged) {
        double[] sureness = judged.stream().mapToDouble(FrameReading::sureness).toArray();
        double brightness = Quantile.median(
                judged.stream().mapToDouble(FrameReading::brightness).toArray());
        boolean throughout = Quantile.median(sureness) < MIN_MEDIAN && brightness >= CameraVerdict.DIM_FRAME;
        double share = MIN_SHARE * Quantile.of(USUAL, sureness);
        return throughout ? Math.max(FREE, share) : share;
    }

    private static boolean isJudged(FrameReading frame) {
        return frame.faces() > 0
                && Double.isFinite(frame.sureness())
                && Math.abs(frame.yaw()) <= MAX_YAW_DEGREES
                && Math.abs(frame.pitch()) <= MAX_PITCH_DEGREES;
    }
}
