package io.mien.results;

import java.util.Arrays;

/**
 * Which of many e-values stand (e-BH, Wang and Ramdas 2022): the k largest with the k-th at least m / (alpha k). Valid however
 * the comparisons hang together.
 *
 * @param least value from which an e-value stands; infinite where none does
 * @param alpha level of the intervals that belong to those chosen (Xu, Wang and Ramdas 2022)
 */
record EvidenceRanking(double least, double alpha) {
    static final double ALPHA = 0.05;

    static EvidenceRanking of(double[] evidence) {
        double[] rising = evidence.clone();
        Arrays.sort(rising);
        int m = rising.length;
        for (int k = m; k >= 1; k--) {
            double kth = rising[m - k];
            if (kth >= m / (ALPHA * k)) {
                return new EvidenceRanking(kth, ALPHA * k / m);
            }
        }
        return new EvidenceRanking(Double.POSITIVE_INFINITY, ALPHA / Math.max(1, m));
    }

    boolean stands(double evidence) {
        return evidence >= least;
    }
}
