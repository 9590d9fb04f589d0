package io.mien.campaign;

import io.quarkus.qute.TemplateData;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The smallest difference between two countries, in points of "% of viewers expressing", that a test finds four times in
 * five: two proportions around 20 %, two-sided at 5 %, one window.
 *
 * <p>d = (z.975 + z.80) sqrt(2 P (1 - P) / n) with P = 0.2 and n valid people per country; rounded, 22/16/13/9/7 points at
 * n = 50/100/150/300/500 (method page, section 9).
 */
@TemplateData(namespace = "detectableDifference")
public final class DetectableDifference {
    /** Standard normal quantile of a two-sided 95 % interval. */
    public static final double Z95 = 1.959963984540054;

    private static final double QUANTILES = Z95 + 0.841621;
    private static final double EXPRESSING = 0.2;

    private static final int[] EXAMPLES = {ValidPeople.MIN_BAND, ValidPeople.GOOD, ValidPeople.STANDARD, 300, 500};

    private DetectableDifference() {}

    /** Numbers of valid people for which the difference is told before a target is chosen: "50 / 100 / 150". */
    public static String examplePeople() {
        return slashed(Arrays.stream(EXAMPLES));
    }

    /** The points of those: "22 / 16 / 13". */
    public static String examplePoints() {
        return slashed(Arrays.stream(EXAMPLES).map(DetectableDifference::points));
    }

    /** As a table says it: "13 points", or that there are too few people. */
    public static String words(int validPeople) {
        return validPeople < ValidPeople.MIN_CURVE ? "not enough people" : points(validPeople) + " points";
    }

    /** Points, for n valid people in each country. */
    public static int points(int validPeople) {
        return (int) Math.round(100 * QUANTILES * Math.sqrt(2 * EXPRESSING * (1 - EXPRESSING) / validPeople));
    }

    private static String slashed(IntStream numbers) {
        return numbers.mapToObj(Integer::toString).collect(Collectors.joining(" / "));
    }
}
