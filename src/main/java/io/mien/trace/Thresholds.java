package io.mien.trace;

import io.mien.inference.CameraVerdict;
import io.mien.visit.Exposure;

/**
 * Every number that decides what counts as expressing, attentive or usable; the same in every country.
 *
 * @param expressing when a bin counts as showing an expression (method page, section 4)
 * @param attention when a frame counts as attentive (method page, section 4)
 * @param usable when a visit counts (method page, section 2)
 */
public record Thresholds(Expressing expressing, Attention attention, Usable usable) {

    /** The defaults, as sections 2, 4 and 15 of the method page give them. */
    public static Thresholds defaults() {
        return new Thresholds(
                new Expressing(0.20, 0.50, 0.50),
                new Attention(20, 15, 0.5, 500, CameraVerdict.DARK_FRAME, CameraVerdict.BRIGHT_FRAME),
                new Usable(
                        0.95,
                        Exposure.MIN_FILMED,
                        5,
                        0.80,
                        0.60,
                        new Presence(0.30),
                        brightness(),
                        0.10,
                        Exposure.MAX_CAMERA_MUTE_MS));
    }

    /** Dark and bright are what they are to the camera check, so that nobody passes it and is dropped for the same light. */
    private static Brightness brightness() {
        return new Brightness(CameraVerdict.DARK_FRAME, CameraVerdict.DIM_FRAME, 75, CameraVerdict.BRIGHT_FRAME);
    }

    /**
     * @param above least rise above the own baseline, probability
     * @param level least probability
     * @param attentive least share of attentive time in a bin that counts as looking at the screen
     */
    public record Expressing(double above, double level, double attentive) {}

    /**
     * @param yawDegrees largest turn to a side
     * @param pitchDegrees largest turn up or down
     * @param eyesClosedBelow openness under which eyes are closed, 0..1; the middle of the blendshapes' own scale
     * @param eyesClosedMs how long closed eyes are a blink, milliseconds
     * @param darkest median brightness under which the signal has failed, 0..100
     * @param brightest median brightness over which the signal has failed, 0..100
     */
    public record Attention(
            double yawDegrees,
            double pitchDegrees,
            double eyesClosedBelow,
            double eyesClosedMs,
            double darkest,
            double brightest) {}

    /**
     * @param playheadCovered least share of the ad that was played and seen
     * @param filmed least share of the ad in which the camera did not pause
     * @param framesPerSecond least median rate of analysed frames
     * @param preRollFace least share of pre-roll frames with a usable face
     * @param adFace least share of the ad's bins with a usable face, and of its frames with an uncovered one, else only attention
     *     is kept
     * @param presence what shows that somebody was there when nothing was filmed before the ad
     * @param brightness bounds of the median brightness
     * @param manyFaces largest share of frames with more than one face
     * @param cameraMutedMs longest tolerated mute of the camera, milliseconds
     */
    public record Usable(
            double playheadCovered,
            double filmed,
            double framesPerSecond,
            double preRollFace,
            double adFace,
            Presence presence,
            Brightness brightness,
            double manyFaces,
            double cameraMutedMs) {}

    /** Bounds of the median brightness 0..100: outside dropped, between drop and good flagged. */
    public record Brightness(double dropBelow, double flagBelow, double flagAbove, double dropAbove) {}

    /** @param adFace least share of the ad's bins with a usable face, one of the first {@link #START_BINS} among them */
    public record Presence(double adFace) {
        static final int START_BINS = 3;
    }
}
