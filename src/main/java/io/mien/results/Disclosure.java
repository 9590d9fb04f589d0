package io.mien.results;

import io.mien.campaign.ValidPeople;

/** How much may be said about a country with this many people valid for a measure (specification section 9). */
public enum Disclosure {
    /** Nothing at all. */
    NOTHING(0),
    /** One figure for the whole ad, no curve. */
    ONE_FIGURE(ValidPeople.MIN_FIGURE),
    /** A curve called directional. */
    DIRECTIONAL(ValidPeople.MIN_CURVE),
    /** A curve with a band. */
    BANDED(ValidPeople.MIN_BAND),
    STANDARD(ValidPeople.GOOD),
    RECOMMENDED(ValidPeople.STANDARD);

    private final int people;

    Disclosure(int people) {
        this.people = people;
    }

    public static Disclosure of(long validPeople) {
        Disclosure most = NOTHING;
        for (Disclosure level : values()) {
            if (validPeople >= level.people) {
                most = level;
            }
        }
        return most;
    }

    /** Fewest valid people of this level. */
    public int people() {
        return people;
    }

    public boolean showsFigure() {
        return compareTo(ONE_FIGURE) >= 0;
    }

    /** A band round the curve, and bars where countries differ. */
    public boolean showsBand() {
        return compareTo(BANDED) >= 0;
    }

    public boolean showsCurve() {
        return compareTo(DIRECTIONAL) >= 0;
    }
}
