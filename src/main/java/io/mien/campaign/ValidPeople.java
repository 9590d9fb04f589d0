package io.mien.campaign;

import io.quarkus.qute.TemplateData;

/**
 * How many valid people a country needs before something may be said about it (method page, section 9), and how many a
 * campaign may want.
 */
@TemplateData(namespace = "validPeople")
public final class ValidPeople {
    /** Below this nothing is shown at all: a figure could lead back to a person. */
    public static final int MIN_FIGURE = 10;
    /** Below this there is no curve and no difference between countries. */
    public static final int MIN_CURVE = 30;
    /** Below this a curve gives a direction only: the floor of a test. */
    public static final int MIN_BAND = 50;
    /** Comfortable, though below the market's standard. */
    public static final int GOOD = 100;
    /** What the market asks for in each country. */
    public static final int STANDARD = 150;

    public static final int MIN_TARGET = 1;
    public static final int MAX_TARGET = 100_000;
    public static final int DEFAULT_TARGET = STANDARD;

    private ValidPeople() {}

    static boolean canBeWanted(int people) {
        return people >= MIN_TARGET && people <= MAX_TARGET;
    }

    /** What to type where a target is asked for. */
    static String targetHint() {
        return "Give a number of people, %d to %d.".formatted(MIN_TARGET, MAX_TARGET);
    }
}
