package io.mien.campaign;

/**
 * The smallest difference between two countries, in points of "% of viewers expressing", that a test finds four times in
 * five: two proportions around 20 %, two-sided at 5 %, one window.
 *
 * <p>d = (z.975 + z.80) sqrt(2 P (1 - P) / n) with P = 0.2 and n valid people a country; rounded, 22/16/13/9/7 points at
 * n = 50/100/150/300/500 (measures, section 9).
 */
public final class DetectableDifference {
    /** Under this many valid people a country shows no curve and no difference. */
    public static final int LEAST_PEOPLE = 30;

    private static final double QUANTILES = 1.959964 + 0.841621;
    private static final double EXPRESSING = 0.2;

    private DetectableDifference() {}

    /** As a table says it: "13 points", or that there are too few people. */
    public static String words(int validPeople) {
        return validPeople < LEAST_PEOPLE ? "not enough people" : points(validPeople) + " points";
    }

    /** Points, for n valid people in each country. */
    public static int points(int validPeople) {
        return (int) Math.round(100 * QUANTILES * Math.sqrt(2 * EXPRESSING * (1 - EXPRESSING) / validPeople));
    }
}
