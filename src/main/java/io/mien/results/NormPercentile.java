package io.mien.results;

import java.util.Arrays;

/**
 * Where an ad stands among others (specification section 8): 100 (less + equal/2) / N, the ad itself left out.
 *
 * @param percentile 0..100
 * @param reach points on either side of a 95 % interval: 31 for 10 ads, 18 for 30, 10 for 100
 * @param ads N
 */
public record NormPercentile(double percentile, double reach, int ads) {

    /** @param others scores of the ads it is compared with, at least one */
    public static NormPercentile of(double score, double[] others) {
        long less = Arrays.stream(others).filter(other -> other < score).count();
        long equal = Arrays.stream(others).filter(other -> other == score).count();
        return new NormPercentile(
                100 * (less + 0.5 * equal) / others.length,
                100 * Wilson.Z95 * 0.5 / Math.sqrt(others.length),
                others.length);
    }
}
