package io.mien.trace;

import io.mien.trace.TimingLog.CameraFrame;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Maps time in the recording to page time: page = zeroMs + presentation time.
 *
 * @param zeroMs page time of the recording's zero, milliseconds
 * @param grade what the fit rests on, and how sure it is
 * @param residualMedianMs median |capture time - (zero + presentation time)|, NaN for grade C
 * @param residualP95Ms 95th percentile of the same, NaN for grade C
 * @param periodMs the camera's, from frame to frame, milliseconds; NaN for grade C
 */
public record CameraClock(
        double zeroMs, SyncGrade grade, double residualMedianMs, double residualP95Ms, double periodMs) {
    /** A fit whose median is worse is none: frames laid on others by chance are off by a quarter of the camera's period. */
    private static final double LOCKED_CAPTURED_MS = 5;

    private static final double LOCKED_PRESENTED_MS = 20;

    /**
     * Grade A's bound on the residual's 95th percentile, the recorder's goal: a WebM's rounding leaves 0.5 ms, and a zero one camera
     * period off leaves what the camera's rate wavers by.
     */
    private static final double TIGHT_P95_MS = 2;

    /**
     * Fits the recorder's clock to the frames the page saw: the zero near the recorder's start that makes recorded frames
     * coincide with captured ones (method page, section 16). A fit that is loose, or beside which another zero fits nearly as
     * well, is graded one lower than what it rests on.
     *
     * @param ptsMs presentation times of all the recording's frames, milliseconds, ascending; of a part of them, the frames
     *     left out let chance choose between zeros one camera period apart
     */
    public static CameraClock fit(double[] ptsMs, TimingLog log) {
        return captured(ptsMs, log).or(() -> presented(ptsMs, log)).orElseGet(() -> startOf(log));
    }

    /**
     * For a recording that came without a log: its clock starts with its first frame, whatever time the file gives that frame.
     *
     * @param ptsMs presentation times of all the recording's frames, milliseconds, ascending
     */
    public static CameraClock ofRecording(double[] ptsMs) {
        double zero = ptsMs.length == 0 ? 0 : -ptsMs[0];
        return new CameraClock(zero, SyncGrade.C, Double.NaN, Double.NaN, Double.NaN);
    }

    /** Page time, milliseconds, of a frame at {@code ptsMs}. */
    public double pageTimeAt(double ptsMs) {
        return zeroMs + ptsMs;
    }

    private static Optional<CameraClock> captured(double[] ptsMs, TimingLog log) {
        return locked(ptsMs, log, CameraFrame::captureTime, LOCKED_CAPTURED_MS).map(zero -> {
            double p95 = Quantile.of(0.95, zero.residuals());
            SyncGrade grade = zero.certain() && p95 <= TIGHT_P95_MS ? SyncGrade.A : SyncGrade.B;
            return new CameraClock(zero.ms(), grade, Quantile.median(zero.residuals()), p95, zero.periodMs());
        });
    }

    private static Optional<CameraClock> presented(double[] ptsMs, TimingLog log) {
        return locked(ptsMs, log, CameraFrame::presentationTime, LOCKED_PRESENTED_MS)
                .map(zero -> zero.certain()
                        ? new CameraClock(
                                zero.ms(),
                                SyncGrade.B,
                                Quantile.median(zero.residuals()),
                                Quantile.of(0.95, zero.residuals()),
                                zero.periodMs())
                        : new CameraClock(zero.ms(), SyncGrade.C, Double.NaN, Double.NaN, Double.NaN));
    }

    private static CameraClock startOf(TimingLog log) {
        return new CameraClock(log.recorder().startedAt(), SyncGrade.C, Double.NaN, Double.NaN, Double.NaN);
    }

    private static Optional<RecorderZero> locked(
            double[] ptsMs, TimingLog log, ToDoubleFunction<CameraFrame> time, double bound) {
        return RecorderZero.find(
                        ptsMs, times(log.camera(), time), log.recorder().startedAt())
                .filter(zero -> Quantile.median(zero.residuals()) <= bound);
    }

    private static double[] times(List<CameraFrame> frames, ToDoubleFunction<CameraFrame> time) {
        return frames.stream()
                .mapToDouble(time)
                .filter(Double::isFinite)
                .sorted()
                .distinct()
                .toArray();
    }
}
