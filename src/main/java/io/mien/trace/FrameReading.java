package io.mien.trace;

import io.mien.fieldwork.QualityRule;
import org.jspecify.annotations.Nullable;

/**
 * One analysed webcam frame as this package needs it.
 *
 * @param atMs presentation time in the recording, milliseconds
 * @param fresh false for a frame that shows no more than an earlier one did: it is no evidence
 * @param faces number of faces found; 0 is a value, never neutral
 * @param probabilities the classes in the order neutral, happy, surprise, sad, anger, fear, disgust, contempt, each 0..1;
 *     empty when no expression could be read
 * @param yaw head turned left or right, degrees; NaN when unknown
 * @param pitch head up or down, degrees; NaN when unknown
 * @param eyeOpenness 0 closed .. 1 open; NaN when unknown
 * @param brightness median of the whole frame, 0..100
 * @param fault what the camera check would say of this frame; null when it would let it pass
 * @param mouthOpening distance of the inner lips in distances of the eyes' outer corners; NaN when unknown
 * @param actionUnits how far each is shown, by {@link ActionUnit#ordinal()}; empty when they were not read
 * @param sureness how sure the face mesh is of its face, logit; NaN when unknown
 * @param mouthCovered something stands before the mouth, see {@link CoveredMouths}
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
        @Nullable QualityRule fault,
        double mouthOpening,
        double[] actionUnits,
        double sureness,
        boolean mouthCovered) {

    public FrameReading {
        if (!Double.isFinite(atMs) || faces < 0) {
            throw new IllegalArgumentException("a frame needs a finite time and a face count");
        }
        if (probabilities.length != 0 && probabilities.length != Measure.CLASSES) {
            throw new IllegalArgumentException("expected 8 class probabilities or none, got " + probabilities.length);
        }
        if (actionUnits.length != 0 && actionUnits.length != ActionUnit.values().length) {
            throw new IllegalArgumentException("a frame has a value for each action unit or none");
        }
    }

    /** A frame in which neither the mouth nor action units were read. */
    public FrameReading(
            double atMs,
            boolean fresh,
            int faces,
            double[] probabilities,
            double yaw,
            double pitch,
            double eyeOpenness,
            double brightness,
            @Nullable QualityRule fault) {
        this(
                atMs,
                fresh,
                faces,
                probabilities,
                yaw,
                pitch,
                eyeOpenness,
                brightness,
                fault,
                Double.NaN,
                new double[0],
                Double.NaN,
                false);
    }

    /** The same frame with what moves in the face. */
    public FrameReading moving(double opening, double[] units) {
        return new FrameReading(
                atMs,
                fresh,
                faces,
                probabilities,
                yaw,
                pitch,
                eyeOpenness,
                brightness,
                fault,
                opening,
                units,
                sureness,
                mouthCovered);
    }

    /** The same frame with how sure the mesh is of its face, and whether that tells of a covered mouth. */
    FrameReading seen(double sure, boolean covered) {
        return new FrameReading(
                atMs,
                fresh,
                faces,
                probabilities,
                yaw,
                pitch,
                eyeOpenness,
                brightness,
                fault,
                mouthOpening,
                actionUnits,
                sure,
                covered);
    }

    /** The same frame as another engine read it. */
    public FrameReading with(double[] otherProbabilities) {
        return new FrameReading(
                atMs,
                fresh,
                faces,
                otherProbabilities,
                yaw,
                pitch,
                eyeOpenness,
                brightness,
                fault,
                mouthOpening,
                actionUnits,
                sureness,
                mouthCovered);
    }

    boolean hasExpression() {
        return faces > 0 && probabilities.length > 0;
    }
}
