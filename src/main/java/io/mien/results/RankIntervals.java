package io.mien.results;

/**
 * Between which ranks each of several scores lies, all at once at 95 %: a score is placed above another only where their
 * difference is clear in a two-sided normal test, Bonferroni over all pairs; its best rank is one more than the number of scores
 * placed above it (Al Mohamad, Goeman and van Zwet 2022, Biometrics 78:238-247, with Bonferroni in place of Tukey's test, which
 * is wider and needs no equal variances). Scores are taken as independent; where the same people gave several of them and answer
 * alike, the ranges are wider than they need to be.
 */
final class RankIntervals {
    private static final double ALPHA = 0.05;

    private RankIntervals() {}

    /** @param best rank, 1 for the highest score; @param worst rank, not above it */
    record Ranks(int best, int worst) {}

    /** @param errors standard errors of the values, each above 0 */
    static Ranks[] of(double[] values, double[] errors) {
        double z = critical(values.length);
        Ranks[] ranks = new Ranks[values.length];
        for (int i = 0; i < values.length; i++) {
            int above = 0;
            int below = 0;
            for (int j = 0; j < values.length; j++) {
                double reach = z * Math.hypot(errors[i], errors[j]);
                above += values[j] - values[i] > reach ? 1 : 0;
                below += values[i] - values[j] > reach ? 1 : 0;
            }
            ranks[i] = new Ranks(1 + above, values.length - below);
        }
        return ranks;
    }

    private static double critical(int scores) {
        int pairs = Math.max(1, scores * (scores - 1) / 2);
        return Distributions.upperQuantile(ALPHA / (2 * pairs), Double.POSITIVE_INFINITY);
    }
}
