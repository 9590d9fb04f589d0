package io.mien.trace;

import java.util.Optional;

/**
 * How one exposure's recording lies on the ad.
 *
 * @param camera recording to page time
 * @param stimulus page time to ad time
 * @param interruptions what spoils the exposure
 * @param imported true when nothing but an offset is known
 * @param lag what the ad's light in the recording says of screen and camera
 */
public record Viewing(
        CameraClock camera,
        StimulusClock stimulus,
        Interruptions interruptions,
        boolean imported,
        Optional<LightLag> lag) {

    /** One whose light says nothing. */
    public Viewing(CameraClock camera, StimulusClock stimulus, Interruptions interruptions, boolean imported) {
        this(camera, stimulus, interruptions, imported, Optional.empty());
    }

    /**
     * A viewing logged by the respondent's page.
     *
     * @param ptsMs presentation times of all frames of the recording, milliseconds, ascending
     */
    public static Viewing ofLog(TimingLog log, double[] ptsMs, double adDurationMs) {
        StimulusClock stimulus = StimulusClock.fromLog(log, adDurationMs);
        return new Viewing(CameraClock.fit(ptsMs, log), stimulus, Interruptions.in(log, stimulus), false);
    }

    /**
     * A recording without a log.
     *
     * @param ptsMs presentation times of all its frames, milliseconds, ascending
     * @param offsetMs how long after the recording's first frame the ad began, milliseconds
     */
    public static Viewing ofOffset(double[] ptsMs, double offsetMs, double adDurationMs) {
        StimulusClock stimulus = StimulusClock.fromOffset(offsetMs, adDurationMs);
        return new Viewing(CameraClock.ofRecording(ptsMs), stimulus, Interruptions.none(), true);
    }

    /**
     * The same with what the ad's light in the recording says.
     *
     * @param recording brightness of all its frames
     * @param ad brightness of the ad's frames
     */
    public Viewing lit(Light recording, Light ad) {
        return new Viewing(camera, stimulus, interruptions, imported, LightLag.measured(recording, ad, this));
    }

    /** How far off the moment given to a frame can be. */
    public SyncBound bound() {
        return SyncBound.of(camera, lag);
    }

    /** Ad time, milliseconds, of a frame of the recording; NaN when the ad was not playing then. */
    public double adTimeAt(double ptsMs) {
        return stimulus.adTimeAt(camera.pageTimeAt(ptsMs));
    }

    boolean isPreRoll(double ptsMs) {
        return stimulus.isPreRoll(camera.pageTimeAt(ptsMs));
    }
}
