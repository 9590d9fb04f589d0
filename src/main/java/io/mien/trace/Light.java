package io.mien.trace;

import java.util.Arrays;

/**
 * How bright the pictures of a video are.
 *
 * @param atMs presentation time of each picture, milliseconds, ascending
 * @param levels mean luma of each, in one unit throughout
 */
public record Light(double[] atMs, double[] levels) {
    public static final Light NONE = new Light(new double[0], new double[0]);

    public Light {
        if (atMs.length != levels.length) {
            throw new IllegalArgumentException("%d times for %d levels".formatted(atMs.length, levels.length));
        }
    }

    /**
     * The same with the times in the middle of each picture's stand, where its level is the moment's: each stands until the next
     * one comes, the last as long as the one before it.
     */
    Light centred() {
        double[] middles = new double[atMs.length < 2 ? 0 : atMs.length];
        for (int i = 0; i < middles.length; i++) {
            double length = i + 1 < atMs.length ? atMs[i + 1] - atMs[i] : atMs[i] - atMs[i - 1];
            middles[i] = atMs[i] + length / 2;
        }
        return new Light(middles, Arrays.copyOf(levels, middles.length));
    }

    /** The level at a moment, straight between pictures; NaN before the first and after the last. */
    double at(double ms) {
        if (atMs.length == 0 || !(ms >= atMs[0] && ms <= atMs[atMs.length - 1])) {
            return Double.NaN;
        }
        int found = Arrays.binarySearch(atMs, ms);
        if (found >= 0) {
            return levels[found];
        }
        int after = -found - 1;
        double share = (ms - atMs[after - 1]) / (atMs[after] - atMs[after - 1]);
        return levels[after - 1] + share * (levels[after] - levels[after - 1]);
    }
}
