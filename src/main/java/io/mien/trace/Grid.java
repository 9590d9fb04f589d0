package io.mien.trace;

import java.util.Arrays;

/**
 * Equal bins over the ad's time (section 3). A last bin shorter than half a bin is dropped.
 *
 * @param binMs length of a bin, milliseconds
 * @param adDurationMs length of the ad, milliseconds
 */
record Grid(double binMs, double adDurationMs) {
    private static final double SECOND_MS = 1_000;
    private static final double TENTH_MS = TraceSamples.TENTH_MS;
    private static final double INTERPOLATED_MS = 1_000;
    private static final double LEAST_SHARE = 0.5;

    static Grid perSecond(double adDurationMs) {
        return new Grid(SECOND_MS, adDurationMs);
    }

    static Grid perTenth(double adDurationMs) {
        return new Grid(TENTH_MS, adDurationMs);
    }

    Grid {
        if (!(adDurationMs > 0) || adDurationMs > 24 * 3_600_000.0) {
            throw new IllegalArgumentException("an ad lasts more than 0 and at most a day, got " + adDurationMs);
        }
    }

    int bins() {
        int whole = (int) Math.floor(adDurationMs / binMs + 1e-9);
        double rest = adDurationMs - whole * binMs;
        return rest >= LEAST_SHARE * binMs - 1e-9 ? whole + 1 : whole;
    }

    /**
     * Mean of the valid frames in each bin.
     *
     * @param atMs ad time of each frame, milliseconds
     * @param values value of each frame, NaN when it has none
     * @param framesPerSecond frames to expect in a second of ad
     * @return one value per bin, NaN where fewer than half the expected frames are valid
     */
    double[] means(double[] atMs, double[] values, double framesPerSecond) {
        double[] sums = new double[bins()];
        int[] counts = new int[bins()];
        for (int i = 0; i < atMs.length; i++) {
            int bin = (int) Math.floor(atMs[i] / binMs);
            if (bin >= 0 && bin < sums.length && Double.isFinite(values[i])) {
                sums[bin] += values[i];
                counts[bin]++;
            }
        }
        double[] means = new double[sums.length];
        for (int bin = 0; bin < means.length; bin++) {
            boolean valid = counts[bin] > 0 && counts[bin] >= LEAST_SHARE * expected(bin, framesPerSecond) - 1e-9;
            means[bin] = valid ? sums[bin] / counts[bin] : Double.NaN;
        }
        return means;
    }

    private double expected(int bin, double framesPerSecond) {
        double length = Math.min(binMs, adDurationMs - bin * binMs);
        return framesPerSecond * length / 1_000;
    }

    /** Linear between neighbours over gaps of at most a second; longer gaps and the edges stay missing. */
    double[] interpolated(double[] means) {
        double[] filled = means.clone();
        int before = -1;
        for (int bin = 0; bin < means.length; bin++) {
            if (Double.isNaN(means[bin])) {
                continue;
            }
            int gap = bin - before - 1;
            if (before >= 0 && gap > 0 && gap * binMs <= INTERPOLATED_MS) {
                fill(filled, before, bin);
            }
            before = bin;
        }
        return filled;
    }

    private static void fill(double[] values, int from, int to) {
        for (int bin = from + 1; bin < to; bin++) {
            values[bin] = values[from] + (values[to] - values[from]) * (bin - from) / (to - from);
        }
    }

    /** Share of bins that have a value, 0..1. */
    static double valid(double[] means) {
        return means.length == 0
                ? 0
                : (double) Arrays.stream(means).filter(Double::isFinite).count() / means.length;
    }
}
