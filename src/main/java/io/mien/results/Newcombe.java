package io.mien.results;

/** Hybrid score interval for the difference of two independent proportions (Newcombe 1998, method 10). */
public final class Newcombe {
    private Newcombe() {}

    /** 95 % interval of shownA/peopleA - shownB/peopleB. */
    public static Interval difference95(double shownA, double peopleA, double shownB, double peopleB) {
        return difference(shownA, peopleA, shownB, peopleB, Wilson.Z95);
    }

    /** The same interval at another standard normal quantile. */
    static Interval difference(double shownA, double peopleA, double shownB, double peopleB, double z) {
        Interval a = Wilson.of(shownA, peopleA, z);
        Interval b = Wilson.of(shownB, peopleB, z);
        double shareA = shownA / peopleA;
        double shareB = shownB / peopleB;
        double below = Math.hypot(shareA - a.low(), b.high() - shareB);
        double above = Math.hypot(a.high() - shareA, shareB - b.low());
        return new Interval(shareA - shareB - below, shareA - shareB + above);
    }
}
