package io.mien.results;

import io.mien.campaign.DetectableDifference;

/** Wilson's score interval for a proportion (Wilson 1927; Newcombe 1998, method 3). */
public final class Wilson {
    /** Standard normal quantile of a two-sided 95 % interval. */
    static final double Z95 = DetectableDifference.Z95;

    private Wilson() {}

    /** 95 % interval of {@code shown} out of {@code people}, as proportions. */
    public static Interval of95(double shown, double people) {
        return of(shown, people, Z95);
    }

    /**
     * @param shown how many show it, 0..people
     * @param people how many there are, above 0
     * @param z standard normal quantile
     */
    public static Interval of(double shown, double people, double z) {
        if (!(people > 0) || !(shown >= 0) || shown > people) {
            throw new IllegalArgumentException(shown + " of " + people + " is no proportion");
        }
        double share = shown / people;
        double centre = 2 * people * share + z * z;
        double reach = z * Math.sqrt(z * z + 4 * people * share * (1 - share));
        double scale = 2 * (people + z * z);
        return new Interval(Math.max(0, (centre - reach) / scale), Math.min(1, (centre + reach) / scale));
    }
}
