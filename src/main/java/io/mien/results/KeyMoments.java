package io.mien.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Peaks that would come again with other people (specification section 8): prominent by 5 points or half the band's half-width,
 * at least 3 s apart, the five highest, and each within 1 s of a peak in at least 80 % of 200 resamples of people.
 */
public final class KeyMoments {
    static final int RESAMPLES = 200;
    static final double MIN_RECURRENCE = 0.8;
    static final int MAX_MOMENTS = 5;

    private static final double MIN_PROMINENCE = 0.05;
    private static final int MIN_APART = 3;
    private static final int NEAR = 1;

    private KeyMoments() {}

    /** @param second where the peak's bin starts, @param recurrence share of resamples with a peak within a second of it */
    public record Moment(int second, double value, double recurrence) {}

    /**
     * @param people by bins, NaN where missing
     * @param band of the curve
     */
    static List<Moment> of(double[][] people, @Nullable Interval[] band, long seed) {
        double[] curve = curve(people, null);
        List<Integer> peaks = Peaks.of(curve, MIN_APART, MIN_PROMINENCE).stream()
                .filter(peak -> Peaks.prominence(curve, peak) >= halfOfHalfWidth(band[peak]))
                .sorted(Comparator.comparingDouble((Integer peak) -> curve[peak])
                        .reversed())
                .limit(MAX_MOMENTS)
                .sorted()
                .toList();
        int[] recurring = new int[peaks.size()];
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < RESAMPLES; i++) {
            List<Integer> again = Peaks.of(curve(people, random), MIN_APART, MIN_PROMINENCE);
            for (int peak = 0; peak < recurring.length; peak++) {
                int at = peaks.get(peak);
                recurring[peak] += again.stream().anyMatch(other -> Math.abs(other - at) <= NEAR) ? 1 : 0;
            }
        }
        List<Moment> moments = new ArrayList<>();
        for (int peak = 0; peak < recurring.length; peak++) {
            int at = peaks.get(peak);
            moments.add(new Moment(at, curve[at], (double) recurring[peak] / RESAMPLES));
        }
        return moments;
    }

    private static double halfOfHalfWidth(@Nullable Interval interval) {
        return interval == null ? Double.POSITIVE_INFINITY : (interval.high() - interval.low()) / 4;
    }

    /** The mean curve of the people, or of as many drawn from them with replacement. */
    private static double[] curve(double[][] people, @Nullable SplittableRandom resampled) {
        double[] sums = new double[people[0].length];
        int[] counts = new int[sums.length];
        for (int i = 0; i < people.length; i++) {
            double[] person = people[resampled == null ? i : resampled.nextInt(people.length)];
            for (int bin = 0; bin < sums.length; bin++) {
                if (!Double.isNaN(person[bin])) {
                    sums[bin] += person[bin];
                    counts[bin]++;
                }
            }
        }
        for (int bin = 0; bin < sums.length; bin++) {
            sums[bin] = counts[bin] == 0 ? bin == 0 ? 0 : sums[bin - 1] : sums[bin] / counts[bin];
        }
        return sums;
    }
}
