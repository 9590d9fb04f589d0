package io.mien.results;

/**
 * A comparison that may be looked at as often as one likes while people arrive (specification section 13): the mixture
 * sequential probability ratio test of the difference of two means, with a normal mixture fixed in advance (Robbins 1970;
 * Johari, Pekelis and Walsh, arXiv 1512.04922).
 *
 * @param difference of the means
 * @param variance of that difference: s^2/n of both added up
 */
record MixtureTest(double difference, double variance) {
    /** Standard deviation of the mixture: differences of this size are found soonest. */
    static final double TAU = 0.15;

    /** Where nobody varies, evidence still has an end. */
    private static final double MIN_VARIANCE = 1e-6;

    private static final double TAU_SQUARED = TAU * TAU;

    /** Of two shares; one half is added to those who show it and to those who do not, so that early looks do not take chance for certainty. */
    static MixtureTest ofShares(double shownA, double peopleA, double shownB, double peopleB) {
        return new MixtureTest(
                shownA / peopleA - shownB / peopleB, shareError(shownA, peopleA) + shareError(shownB, peopleB));
    }

    /** Of two means, of whatever each person has one figure of; 0 and 1 are shares. */
    static MixtureTest of(Scalar a, Scalar b) {
        return a.isShare() && b.isShare()
                ? ofShares(a.mean() * a.people(), a.people(), b.mean() * b.people(), b.people())
                : new MixtureTest(a.mean() - b.mean(), Math.max(MIN_VARIANCE, a.squaredError() + b.squaredError()));
    }

    private static double shareError(double shown, double people) {
        double share = (shown + 0.5) / (people + 1);
        return share * (1 - share) / people;
    }

    /** Lambda: an e-value, at most 1 on average wherever there is no difference. */
    double evidence() {
        double both = variance + TAU_SQUARED;
        return Math.sqrt(variance / both) * Math.exp(TAU_SQUARED * difference * difference / (2 * variance * both));
    }

    /** The confidence sequence: holds the true difference at every look together with probability 1 - alpha. */
    Interval interval(double alpha) {
        double both = variance + TAU_SQUARED;
        double reach =
                Math.sqrt(2 * variance * both / TAU_SQUARED * (Math.log(1 / alpha) + 0.5 * Math.log(both / variance)));
        return new Interval(difference - reach, difference + reach);
    }
}
