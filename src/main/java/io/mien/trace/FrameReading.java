package io.mien.trace;

import io.mien.fieldwork.QualityRule;
import org.jspecify.annotations.Nullable;

/**
 * One analysed webcam frame as this package needs it.
 *
 * @param atMs presentation time in the recording, milliseconds
 * @param fresh false for a frame repeated by a resampler: it is no evidence
 * @param faces number of faces found; 0 is a value, never neutral
 * @param probabilities the classes in the order neutral, happy, surprise, sad, anger, fear, disgust, contempt, each 0..1;
 *     empty when no expression could be read
 * @param yaw head turned left or right, degrees; NaN when unknown
 * @param pitch head up or down, degrees; NaN when unknown
 * @param eyeOpenness 0 closed .. 1 open; NaN when unknown
 * @param brightness median of the whole frame, 0..100
 * @param fault what the camera check would say of this frame; null when it would let it pass
 */
public record FrameReading(
        double atMs,
        boolean fresh,
        int faces,
        double[] probabilities,
        double yaw,
        double pitch,
        double eyeOpenness,
        double brightness,
        @Nullable QualityRule fault) {

    public FrameReading {
        if (!Double.isFinite(atMs) || faces < 0) {
            throw new IllegalArgumentException("a frame needs a finite time and a face count");
        }
        if (probabilities.length != 0 && probabilities.length != Measure.CLASSES) {
            throw new IllegalArgumentException("expected 8 class probabilities or none, got " + probabilities.length);
        }
    }

    /** The same frame as another engine read it. */
    public FrameReading with(double[] otherProbabilities) {
        return new FrameReading(atMs, fresh, faces, otherProbabilities, yaw, pitch, eyeOpenness, brightness, fault);
    }

    boolean hasExpression() {
        return faces > 0 && probabilities.length > 0;
    }
}
