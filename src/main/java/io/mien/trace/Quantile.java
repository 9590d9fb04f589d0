package io.mien.trace;

import java.util.Arrays;

/** Quantiles by linear interpolation between order statistics (type 7 of Hyndman and Fan, 1996). NaN is left out. */
final class Quantile {
    private Quantile() {}

    /** Median of the finite values, or NaN when there is none. */
    static double median(double... values) {
        return of(0.5, values);
    }

    /** Quantile {@code share} in 0..1 of the finite values, or NaN when there is none. */
    static double of(double share, double... values) {
        double[] sorted =
                Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
