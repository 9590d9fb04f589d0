package io.mien.trace;

import io.mien.trace.Quality.Finding;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything read from one exposure's recording.
 *
 * @param perSecond traces at 1 Hz
 * @param perTenth traces at 10 Hz
 * @param baseline what the face shows at rest
 * @param quality whether it counts, and why not
 * @param clock the fit of webcam time, with its residual
 * @param bound how far off the moment given to a frame can be, with the sync grade
 */
public record ExposureTraces(
        TraceSamples perSecond,
        TraceSamples perTenth,
        Baseline baseline,
        Quality quality,
        CameraClock clock,
        SyncBound bound) {

    /**
     * How the recording was sampled.
     *
     * @param adDurationMs length of the ad, milliseconds
     * @param framesPerSecond analysed frames per second that were asked for
     */
    public record Sampling(double adDurationMs, double framesPerSecond) {
        public Sampling {
            if (!(adDurationMs > 0) || !(framesPerSecond > 0)) {
                throw new IllegalArgumentException("an ad's length and a frame rate are above 0");
            }
        }
    }

    /** Turns readings in recording time into traces over the ad's time (specification sections 2 to 4). */
    public static ExposureTraces read(
            List<FrameReading> readings, Viewing viewing, Sampling sampling, Thresholds thresholds) {
        VisitFrames frames = VisitFrames.of(readings, viewing);
        FrameValues preRoll = inRecording(frames.before(), thresholds);
        FrameValues visit = inRecording(frames.all(), thresholds);
        Baseline baseline = PreRoll.baseline(preRoll, visit);
        FrameValues ad = onAd(frames.during(), viewing, thresholds).withExpressiveness(baseline);
        double expected = frames.expectedRate(sampling);

        Grid seconds = Grid.perSecond(sampling.adDurationMs());
        double[] faces = frames.faces(seconds, viewing, expected);
        List<Finding> noted = new ArrayList<>(frames.framing());
        PreRoll.notNeutral(preRoll, visit).ifPresent(noted::add);
        Quality quality =
                QualityRules.judge(frames.figures(viewing, sampling, faces), viewing, noted, thresholds.usable());
        TraceSamples perSecond = TraceSamples.on(seconds, ad, expected);
        TraceSamples perTenth = TraceSamples.on(Grid.perTenth(sampling.adDurationMs()), ad, expected);
        return new ExposureTraces(
                quality.attentionOnly() ? perSecond.attentionOnly() : perSecond,
                quality.attentionOnly() ? perTenth.attentionOnly() : perTenth,
                baseline,
                quality,
                viewing.camera(),
                viewing.bound());
    }

    /** The same with what is known about the visit as a whole. */
    public ExposureTraces with(Finding finding) {
        return new ExposureTraces(perSecond, perTenth, baseline, quality.with(finding), clock, bound);
    }

    private static FrameValues inRecording(List<FrameReading> frames, Thresholds thresholds) {
        double[] at = frames.stream().mapToDouble(FrameReading::atMs).toArray();
        return FrameValues.of(frames, at, thresholds.attention());
    }

    private static FrameValues onAd(List<FrameReading> frames, Viewing viewing, Thresholds thresholds) {
        double[] at = frames.stream()
                .mapToDouble(frame -> viewing.adTimeAt(frame.atMs()))
                .toArray();
        return FrameValues.of(frames, at, thresholds.attention());
    }
}
