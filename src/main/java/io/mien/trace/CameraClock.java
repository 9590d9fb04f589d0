package io.mien.trace;

import io.mien.trace.TimingLog.CameraFrame;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Maps time in the recording to page time: page = zeroMs + presentation time.
 *
 * @param zeroMs page time of the recording's zero, milliseconds
 * @param grade what the fit rests on
 * @param residualMedianMs median |capture time - (zero + presentation time)|, NaN for grade C
 * @param residualP95Ms 95th percentile of the same, NaN for grade C
 */
public record CameraClock(double zeroMs, SyncGrade grade, double residualMedianMs, double residualP95Ms) {
    /** A recording's first frame lies in this window round the call that started it. */
    private static final double EARLIEST_MS = -500;

    private static final double LATEST_MS = 2_000;

    private static final int ANCHORS = 12;
    private static final int JUDGES = 600;
    private static final int LEAST_FRAMES = 10;

    /** A frame without a partner costs this much, so that dropped frames and missing rows do not steer the fit. */
    private static final double UNMATCHED_MS = 20;

    /** Breaks the tie of a perfectly periodic camera in favour of the zero nearest to the start. */
    private static final double DISTANCE_COST = 1e-4;

    private static final double LOCKED_A_MS = 5;
    private static final double LOCKED_B_MS = 20;

    /**
     * Fits the recorder's clock to the frames the page saw: the zero near the recorder's start that makes recorded frames
     * coincide with captured ones (recorder notes, section Time).
     *
     * @param ptsMs presentation times of the recording's frames, milliseconds, ascending
     */
    public static CameraClock fit(double[] ptsMs, TimingLog log) {
        CameraClock captured = fit(ptsMs, log, CameraFrame::captureTime, SyncGrade.A, LOCKED_A_MS);
        if (captured.grade == SyncGrade.A) {
            return captured;
        }
        return fit(ptsMs, log, CameraFrame::presentationTime, SyncGrade.B, LOCKED_B_MS);
    }

    /** The recording's own time, for a recording that came without a log. */
    public static CameraClock ofRecording() {
        return new CameraClock(0, SyncGrade.C, Double.NaN, Double.NaN);
    }

    /** Page time, milliseconds, of a frame at {@code ptsMs}. */
    public double pageTimeAt(double ptsMs) {
        return zeroMs + ptsMs;
    }

    private static CameraClock fit(
            double[] ptsMs, TimingLog log, ToDoubleFunction<CameraFrame> time, SyncGrade grade, double locked) {
        double start = log.recorder().startedAt();
        double[] seen = times(log.camera(), time);
        if (seen.length < LEAST_FRAMES || ptsMs.length < LEAST_FRAMES) {
            return new CameraClock(start, SyncGrade.C, Double.NaN, Double.NaN);
        }
        double zero = refine(search(spread(ptsMs, JUDGES), seen, start), ptsMs, seen);
        double[] residuals = residuals(zero, ptsMs, seen);
        double median = Quantile.median(residuals);
        if (!(median <= locked)) {
            return new CameraClock(start, SyncGrade.C, Double.NaN, Double.NaN);
        }
        return new CameraClock(zero, grade, median, Quantile.of(0.95, residuals));
    }

    private static double[] times(List<CameraFrame> frames, ToDoubleFunction<CameraFrame> time) {
        return frames.stream()
                .mapToDouble(time)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
    }

    private static double search(double[] pts, double[] seen, double start) {
        double best = start;
        double least = Double.POSITIVE_INFINITY;
        for (double anchor : spread(pts, ANCHORS)) {
            double earliest = start + EARLIEST_MS + anchor - pts[0];
            int from = lowerBound(seen, earliest);
            for (int i = from; i < seen.length && seen[i] <= earliest + LATEST_MS - EARLIEST_MS; i++) {
                double zero = seen[i] - anchor;
                double cost = cost(zero, pts, seen) + DISTANCE_COST * Math.abs(zero + pts[0] - start);
                if (cost < least) {
                    least = cost;
                    best = zero;
                }
            }
        }
        return best;
    }

    private static double cost(double zero, double[] pts, double[] seen) {
        double sum = 0;
        for (double at : pts) {
            sum += Math.min(UNMATCHED_MS, Math.abs(offset(zero + at, seen)));
        }
        return sum / pts.length;
    }

    private static double refine(double zero, double[] pts, double[] seen) {
        double refined = zero;
        for (int round = 0; round < 3; round++) {
            double shift = Quantile.median(matched(refined, pts, seen));
            refined += Double.isFinite(shift) ? shift : 0;
        }
        return refined;
    }

    private static double[] residuals(double zero, double[] pts, double[] seen) {
        return Arrays.stream(matched(zero, pts, seen)).map(Math::abs).toArray();
    }

    /** Signed offsets of the frames that the page can have seen: those in a hole of its log say nothing. */
    private static double[] matched(double zero, double[] pts, double[] seen) {
        double usual = usualGap(seen);
        return Arrays.stream(pts)
                .map(at -> offset(zero + at, seen))
                .filter(offset -> Math.abs(offset) <= 0.75 * usual)
                .toArray();
    }

    private static double usualGap(double[] seen) {
        double[] gaps = new double[seen.length - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = seen[i + 1] - seen[i];
        }
        return Math.max(1, Quantile.median(gaps));
    }

    /** Nearest seen time minus {@code at}. */
    private static double offset(double at, double[] seen) {
        int above = lowerBound(seen, at);
        double after = above < seen.length ? seen[above] - at : Double.POSITIVE_INFINITY;
        double before = above > 0 ? at - seen[above - 1] : Double.POSITIVE_INFINITY;
        return after < before ? after : -before;
    }

    private static int lowerBound(double[] sorted, double value) {
        int at = Arrays.binarySearch(sorted, value);
        return at >= 0 ? at : -at - 1;
    }

    private static double[] spread(double[] values, int most) {
        if (values.length <= most) {
            return values;
        }
        double[] picked = new double[most];
        for (int i = 0; i < most; i++) {
            picked[i] = values[(int) ((long) i * (values.length - 1) / (most - 1))];
        }
        return picked;
    }
}
