package io.mien.trace;

import io.mien.fieldwork.QualityRule;
import io.mien.trace.ExposureTraces.Sampling;
import io.mien.trace.Quality.Consequence;
import io.mien.trace.Quality.Figures;
import io.mien.trace.Quality.Finding;
import io.mien.visit.Exposure;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * The fresh frames of one exposure, sorted into pre-roll and ad.
 *
 * @param before frames of the pre-roll
 * @param during frames in which the ad was playing
 * @param frozen share of all frames of both that are not fresh, 0..1
 */
record VisitFrames(List<FrameReading> before, List<FrameReading> during, double frozen) {
    private static final List<QualityRule> FRAMING =
            List.of(QualityRule.FACE_UNLIT, QualityRule.BACKLIT, QualityRule.FACE_TOO_FAR, QualityRule.HEAD_TURNED);
    private static final double MAX_FRAMES = 0.5;

    /** As long as a camera may be muted. */
    private static final double PAUSE_MS = Exposure.MAX_CAMERA_MUTE_MS;

    static VisitFrames of(List<FrameReading> readings, Viewing viewing) {
        List<FrameReading> sorted = CoveredMouths.marked(readings.stream()
                .sorted(Comparator.comparingDouble(FrameReading::atMs))
                .toList());
        List<FrameReading> before =
                sorted.stream().filter(frame -> viewing.isPreRoll(frame.atMs())).toList();
        List<FrameReading> during = sorted.stream()
                .filter(frame -> Double.isFinite(viewing.adTimeAt(frame.atMs())))
                .toList();
        List<FrameReading> all = Stream.concat(before.stream(), during.stream()).toList();
        return new VisitFrames(fresh(before), fresh(during), share(all, frame -> !frame.fresh()));
    }

    private static List<FrameReading> fresh(List<FrameReading> frames) {
        return frames.stream().filter(FrameReading::fresh).toList();
    }

    List<FrameReading> all() {
        return Stream.concat(before.stream(), during.stream()).toList();
    }

    /** Frames a second, from the median distance of neighbours, to a tenth; NaN with fewer than two frames. */
    private static double medianRate(List<FrameReading> frames) {
        double[] gaps = new double[Math.max(0, frames.size() - 1)];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = frames.get(i + 1).atMs() - frames.get(i).atMs();
        }
        double gap = Quantile.median(gaps);
        return gap > 0 ? Math.round(10_000 / gap) / 10.0 : Double.NaN;
    }

    /** A camera slower than asked for is judged by what it can give; the rate itself is a rule of its own. */
    double expectedRate(Sampling sampling) {
        double rate = medianRate(all());
        return Double.isNaN(rate) ? sampling.framesPerSecond() : Math.min(rate, sampling.framesPerSecond());
    }

    /** @param faces one value for each second of the ad, NaN where no face was usable */
    Figures figures(Viewing viewing, Sampling sampling, double[] faces) {
        double length = sampling.adDurationMs();
        double filmed = filmed(viewing, length);
        return new Figures(
                viewing.imported() ? filmed : viewing.stimulus().covered(length),
                Math.min(1, during.size() / (expectedRate(sampling) * length / 1_000)),
                filmed,
                frozen,
                medianRate(during.size() > 1 ? during : all()),
                viewing.stimulus().preRollMs(),
                share(before, FrameReading::hasExpression),
                Grid.valid(faces),
                Grid.valid(Arrays.copyOf(faces, Math.min(faces.length, Thresholds.Presence.START_BINS))),
                1 - share(during, FrameReading::hasExpression),
                Quantile.median(
                        during.stream().mapToDouble(FrameReading::brightness).toArray()),
                share(during, frame -> frame.faces() > 1),
                Arrays.stream(TalkingFrames.of(during))
                        .filter(Double::isFinite)
                        .average()
                        .orElse(Double.NaN),
                during.stream()
                        .filter(frame -> frame.faces() > 0)
                        .mapToInt(frame -> frame.mouthCovered() ? 1 : 0)
                        .average()
                        .orElse(Double.NaN));
    }

    /** One value for each second of the ad, NaN where no face was usable, whether its mouth was covered or not. */
    double[] faces(Grid seconds, Viewing viewing, double framesPerSecond) {
        return seconds.means(
                during.stream()
                        .mapToDouble(frame -> viewing.adTimeAt(frame.atMs()))
                        .toArray(),
                during.stream()
                        .mapToDouble(frame -> frame.hasExpression() ? 1 : Double.NaN)
                        .toArray(),
                framesPerSecond);
    }

    /** The ad's length less every stretch of it, its ends included, in which no frame came for over {@link #PAUSE_MS}; 0..1. */
    private double filmed(Viewing viewing, double adDurationMs) {
        double[] at = DoubleStream.concat(
                        during.stream().mapToDouble(frame -> viewing.adTimeAt(frame.atMs())),
                        DoubleStream.of(0, adDurationMs))
                .sorted()
                .toArray();
        double missing = 0;
        for (int i = 1; i < at.length; i++) {
            double gap = at[i] - at[i - 1];
            missing += gap > PAUSE_MS ? gap : 0;
        }
        return 1 - missing / adDurationMs;
    }

    /** What the camera check would say of most frames, of that for which no rule of section 2 of the method page speaks; a note excludes nothing. */
    List<Finding> framing() {
        return FRAMING.stream()
                .map(reason -> new Finding(
                        reason, Consequence.NOTED, share(all(), frame -> frame.fault() == reason), MAX_FRAMES))
                .filter(finding -> finding.value() > MAX_FRAMES)
                .toList();
    }

    private static double share(List<FrameReading> frames, Predicate<FrameReading> which) {
        return frames.isEmpty() ? 0 : (double) frames.stream().filter(which).count() / frames.size();
    }
}
