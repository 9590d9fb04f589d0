package io.mien.results;

/**
 * Whether two figures are similar, which is a claim of its own: two one-sided tests at 5 % (Schuirmann 1987), told by the 90 %
 * interval of the difference lying within the margin.
 */
public final class Equivalence {
    /** Points of difference, as a share, below which figures count as similar. */
    public static final double MARGIN = 0.10;

    private static final double Z90 = 1.6448536269514722;

    private Equivalence() {}

    /** 90 % interval of shownA/peopleA - shownB/peopleB (Newcombe). */
    static Interval ofShares(double shownA, double peopleA, double shownB, double peopleB) {
        return Newcombe.difference(shownA, peopleA, shownB, peopleB, Z90);
    }

    /** 90 % interval of the difference of two means (Welch). */
    static Interval ofMeans(Scalar a, Scalar b) {
        double errorA = a.squaredError();
        double errorB = b.squaredError();
        double both = errorA + errorB;
        double freedom = both * both / (errorA * errorA / (a.people() - 1) + errorB * errorB / (b.people() - 1));
        double reach = both == 0 ? 0 : Distributions.upperQuantile(0.05, freedom) * Math.sqrt(both);
        double middle = a.mean() - b.mean();
        return new Interval(middle - reach, middle + reach);
    }

    static boolean isSimilar(Interval ninety) {
        return ninety.low() > -MARGIN && ninety.high() < MARGIN;
    }
}
