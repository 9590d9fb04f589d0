package io.mien.trace;

import java.util.Arrays;

/**
 * Equal bins over the ad's time (method page, section 3). A last bin shorter than half a bin is dropped.
 *
 * @param binMs length of a bin, milliseconds
 * @param adDurationMs length of the ad, milliseconds
 */
record Grid(double binMs, double adDurationMs) {
    private static final double SECOND_MS = 1_000;
    private static final double TENTH_MS = TraceSamples.TENTH_MS;
    private static final double INTERPOLATED_MS = 1_000;

    private static final int STEPS = 10;

    /** As far as two neighbours lie apart at the least rate that counts, with some jitter. */
    private static final double NEIGHBOURS_MS = 250;

    private static final double MIN_SHARE = 0.5;

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
        return rest >= MIN_SHARE * binMs - 1e-9 ? whole + 1 : whole;
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
            boolean valid = counts[bin] > 0 && counts[bin] >= MIN_SHARE * expected(bin, framesPerSecond) - 1e-9;
            means[bin] = valid ? sums[bin] / counts[bin] : Double.NaN;
        }
        return means;
    }

    /**
     * The curve that the frames are moments of, in each bin: its mean along lines between neighbouring frames. One camera's
     * moments lie elsewhere than another's, and the same face must not give another curve for that. Frames without a value are no neighbours: what speech or a lost face left out stays out,
     * and where a part of a bin is left out its value is the mean of its valid frames.
     */
    double[] curve(double[] atMs, double[] values, double framesPerSecond) {
        double[] means = means(atMs, values, framesPerSecond);
        double[] heights = perTenth(adDurationMs).heights(atMs, values);
        for (int bin = 0; bin < means.length; bin++) {
            boolean seen = binMs <= TENTH_MS || Double.isFinite(means[bin]);
            double height = seen ? mean(heights, bin) : Double.NaN;
            means[bin] = Double.isFinite(height) ? height : means[bin];
        }
        return means;
    }

    /** Of the tenths in a bin; NaN when one of them has none. */
    private double mean(double[] heights, int bin) {
        int from = (int) Math.round(bin * binMs / TENTH_MS);
        int to = Math.min(heights.length, (int) Math.round((bin + 1) * binMs / TENTH_MS));
        return Arrays.stream(heights, from, to).average().orElse(Double.NaN);
    }

    /**
     * Of each bin the mean along the lines between neighbours, from {@link #STEPS} points of it; NaN where more than half of them are
     * missing.
     */
    private double[] heights(double[] atMs, double[] values) {
        double[] heights = new double[bins()];
        int after = 0;
        for (int bin = 0; bin < heights.length; bin++) {
            double sum = 0;
            int points = 0;
            for (int step = 0; step < STEPS; step++) {
                double at = (bin + (step + 0.5) / STEPS) * binMs;
                while (after < atMs.length && atMs[after] < at) {
                    after++;
                }
                double height = height(atMs, values, after, at);
                sum += Double.isFinite(height) ? height : 0;
                points += Double.isFinite(height) ? 1 : 0;
            }
            heights[bin] = points >= STEPS * MIN_SHARE ? sum / points : Double.NaN;
        }
        return heights;
    }

    private static double height(double[] atMs, double[] values, int after, double at) {
        boolean between = after > 0 && after < atMs.length && atMs[after] - atMs[after - 1] <= NEIGHBOURS_MS;
        return between ? between(atMs, values, after, at) : Double.NaN;
    }

    private static double between(double[] atMs, double[] values, int after, double at) {
        double share = (at - atMs[after - 1]) / (atMs[after] - atMs[after - 1]);
        return values[after - 1] + share * (values[after] - values[after - 1]);
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
