package io.mien.trace;

/**
 * How one exposure's recording lies on the ad.
 *
 * @param camera recording to page time
 * @param stimulus page time to ad time
 * @param interruptions what spoils the exposure
 * @param imported true when nothing but an offset is known
 */
public record Viewing(CameraClock camera, StimulusClock stimulus, Interruptions interruptions, boolean imported) {

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

    /** Ad time, milliseconds, of a frame of the recording; NaN when the ad was not playing then. */
    public double adTimeAt(double ptsMs) {
        return stimulus.adTimeAt(camera.pageTimeAt(ptsMs));
    }

    boolean isPreRoll(double ptsMs) {
        return stimulus.isPreRoll(camera.pageTimeAt(ptsMs));
    }
}
