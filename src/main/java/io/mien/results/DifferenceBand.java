package io.mien.results;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The difference of two countries second by second, with a band that holds the whole difference: Newcombe's hybrid score
 * interval for shares, Welch's for means, both with the simultaneous critical value (specification sections 6 and 7).
 */
final class DifferenceBand {
    /** Means are compared only from here on. */
    static final int MIN_FOR_MEANS = 100;

    static final int MAX_RATIO = 3;

    private DifferenceBand() {}

    /** Whether means of so many people may be compared. */
    static boolean canCompareMeans(long one, long other) {
        long fewer = Math.min(one, other);
        return fewer >= MIN_FOR_MEANS && Math.max(one, other) <= MAX_RATIO * fewer;
    }

    /** Of shares, a - b; null where one of the countries has nobody in that second. */
    static @Nullable Interval[] ofShares(MeasureSums a, MeasureSums b) {
        double z = SimultaneousBand.critical(
                SimultaneousBand.length(mixed(
                        SimultaneousBand.shareCorrelations(a),
                        SimultaneousBand.shareCorrelations(b),
                        shareErrors(a),
                        shareErrors(b))),
                a.bins(),
                Double.POSITIVE_INFINITY);
        Interval[] band = new Interval[a.bins()];
        for (int bin = 0; bin < band.length; bin++) {
            if (a.n(bin) > 0 && b.n(bin) > 0) {
                band[bin] = Newcombe.difference(a.showing(bin), a.n(bin), b.showing(bin), b.n(bin), z);
            }
        }
        return band;
    }

    /** Of means, a - b. */
    static @Nullable Interval[] ofMeans(MeasureSums a, MeasureSums b) {
        double[] rho = mixed(
                SimultaneousBand.valueCorrelations(a),
                SimultaneousBand.valueCorrelations(b),
                meanErrors(a),
                meanErrors(b));
        double nu = Math.max(2, Math.min(a.people(), b.people()) - 1);
        double u = SimultaneousBand.critical(SimultaneousBand.length(rho), a.bins(), nu);
        Interval[] band = new Interval[a.bins()];
        for (int bin = 0; bin < band.length; bin++) {
            if (a.n(bin) > 1 && b.n(bin) > 1) {
                double middle = SimultaneousBand.mean(a, bin) - SimultaneousBand.mean(b, bin);
                double reach =
                        u * Math.sqrt(SimultaneousBand.squaredError(a, bin) + SimultaneousBand.squaredError(b, bin));
                band[bin] = new Interval(middle - reach, middle + reach);
            }
        }
        return band;
    }

    /** Correlation of the difference's error: each country's by its share of the variance. */
    private static double[] mixed(double[] rhoA, double[] rhoB, double[] errorsA, double[] errorsB) {
        double[] rho = new double[rhoA.length];
        Arrays.setAll(rho, bin -> {
            double both = errorsA[bin] + errorsB[bin];
            return both > 0 ? (rhoA[bin] * errorsA[bin] + rhoB[bin] * errorsB[bin]) / both : 0;
        });
        return rho;
    }

    private static double[] shareErrors(MeasureSums sums) {
        double[] errors = new double[sums.bins()];
        Arrays.setAll(errors, bin -> {
            double p = SimultaneousBand.share(sums, bin);
            return sums.n(bin) > 0 ? p * (1 - p) / sums.n(bin) : 0;
        });
        return errors;
    }

    private static double[] meanErrors(MeasureSums sums) {
        double[] errors = new double[sums.bins()];
        Arrays.setAll(errors, bin -> sums.n(bin) > 1 ? SimultaneousBand.squaredError(sums, bin) : 0);
        return errors;
    }
}
