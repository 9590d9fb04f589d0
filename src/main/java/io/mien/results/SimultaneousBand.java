package io.mien.results;

/**
 * Bands that hold a whole curve 95 times in 100, by the Kac-Rice formula (specification section 6; Liebl and Reimherr,
 * arXiv 1910.00131; Telschow and Schwartzman, arXiv 1901.06386).
 */
public final class SimultaneousBand {
    static final double ALPHA = 0.05;

    private SimultaneousBand() {}

    /** Percent of cases in which a band holds the whole curve. */
    public static long confidence() {
        return Math.round(100 * (1 - ALPHA));
    }

    /**
     * u* = min(u, Bonferroni), u solving 2 [P(T_nu > u) + L / (2 pi) (1 + u^2/nu)^(-(nu - 1)/2)] = 0.05.
     *
     * @param length L: the curve's roughness, from {@link #length}
     * @param bins seconds with a value
     * @param nu degrees of freedom, n - 1; infinite for proportions
     */
    static double critical(double length, int bins, double nu) {
        double kacRice = Distributions.falling(u -> 2 * crossings(u, length, nu), ALPHA);
        double bonferroni = Distributions.upperQuantile(ALPHA / (2 * Math.max(1, bins)), nu);
        return Math.min(kacRice, bonferroni);
    }

    private static double crossings(double u, double length, double nu) {
        double decay = Double.isInfinite(nu) ? Math.exp(-u * u / 2) : Math.pow(1 + u * u / nu, -(nu - 1) / 2);
        return Distributions.tail(u, nu) + length / (2 * Math.PI) * decay;
    }

    /** L = sum of sqrt(2 (1 - rho)), rho being the correlation across people of each second with the next. */
    static double length(double[] correlations) {
        double length = 0;
        for (double rho : correlations) {
            length += Math.sqrt(2 * (1 - Math.max(-1, Math.min(1, rho))));
        }
        return length;
    }

    /** Of showing it, from K, KC and n_pair; 0 where everybody or nobody shows it, so that the band stays wide. */
    static double[] shareCorrelations(MeasureSums sums) {
        double[] rho = new double[Math.max(0, sums.bins() - 1)];
        for (int bin = 0; bin < rho.length; bin++) {
            double p = share(sums, bin);
            double next = share(sums, bin + 1);
            double spread = Math.sqrt(p * (1 - p) * next * (1 - next));
            double both = (double) sums.showingOn(bin) / sums.pairs(bin);
            rho[bin] = spread > 0 && sums.pairs(bin) > 0 ? (both - p * next) / spread : 0;
        }
        return rho;
    }

    /** Of the values, from S1, S2, C1, n and n_pair; 0 where they do not vary. */
    static double[] valueCorrelations(MeasureSums sums) {
        double[] rho = new double[Math.max(0, sums.bins() - 1)];
        for (int bin = 0; bin < rho.length; bin++) {
            double spread = Math.sqrt(variance(sums, bin) * variance(sums, bin + 1));
            double both = sums.products(bin) / MeasureSums.SCALE_SQUARED / sums.pairs(bin);
            rho[bin] = spread > 0 && sums.pairs(bin) > 0 ? (both - mean(sums, bin) * mean(sums, bin + 1)) / spread : 0;
        }
        return rho;
    }

    /** Around shares: Wilson with z = u*. Null ends where nobody has a value. */
    static Interval[] ofShares(MeasureSums sums) {
        double z = critical(length(shareCorrelations(sums)), sums.bins(), Double.POSITIVE_INFINITY);
        Interval[] band = new Interval[sums.bins()];
        for (int bin = 0; bin < band.length; bin++) {
            band[bin] = sums.n(bin) > 0 ? Wilson.of(sums.showing(bin), sums.n(bin), z) : null;
        }
        return band;
    }

    /** Around means: m +- u* s / sqrt(n). */
    static Interval[] ofMeans(MeasureSums sums) {
        double u = critical(length(valueCorrelations(sums)), sums.bins(), Math.max(2, sums.people() - 1));
        Interval[] band = new Interval[sums.bins()];
        for (int bin = 0; bin < band.length; bin++) {
            if (sums.n(bin) > 1) {
                double reach = u * Math.sqrt(squaredError(sums, bin));
                band[bin] = new Interval(mean(sums, bin) - reach, mean(sums, bin) + reach);
            }
        }
        return band;
    }

    static double share(MeasureSums sums, int bin) {
        return (double) sums.showing(bin) / sums.n(bin);
    }

    static double mean(MeasureSums sums, int bin) {
        return sums.sum(bin) / MeasureSums.SCALE / sums.n(bin);
    }

    /** Across people, dividing by n. */
    static double variance(MeasureSums sums, int bin) {
        double mean = mean(sums, bin);
        return Math.max(0, sums.squares(bin) / MeasureSums.SCALE_SQUARED / sums.n(bin) - mean * mean);
    }

    /** s^2 / n, s^2 dividing by n - 1. */
    static double squaredError(MeasureSums sums, int bin) {
        return variance(sums, bin) / (sums.n(bin) - 1);
    }
}
