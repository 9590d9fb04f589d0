package io.mien.results;

/** Hybrid score interval for the difference of two independent proportions (Newcombe 1998, method 10). */
public final class Newcombe {
    private Newcombe() {}

    /** 95 % interval of shownA/peopleA - shownB/peopleB. */
    public static Interval difference95(double shownA, double peopleA, double shownB, double peopleB) {
        Interval a = Wilson.of95(shownA, peopleA);
        Interval b = Wilson.of95(shownB, peopleB);
        double shareA = shownA / peopleA;
        double shareB = shownB / peopleB;
        double below = Math.hypot(shareA - a.low(), b.high() - shareB);
        double above = Math.hypot(a.high() - shareA, shareB - b.low());
        return new Interval(shareA - shareB - below, shareA - shareB + above);
    }
}
