package io.mien.survey;

import io.mien.campaign.ValidPeople;

/** The numbers behind flags of answers (method page, section 17). A flag tells; it never leaves anybody out. */
public final class FlagRules {
    /**
     * Whoever takes less than this share of the usual time is fast. Greszki, Meyer and Schoen (Public Opinion Quarterly 79,
     * 2015) compare 30, 40 and 50 % of the median; this is the most careful of them.
     */
    public static final double FAST_SHARE = 0.3;

    /** Questions with a usual time that a visit must have answered before its speed says anything. */
    public static final int MIN_QUESTIONS = 5;

    /** People who must have answered a question in a language before there is a usual time. */
    public static final int MIN_PEOPLE = ValidPeople.MIN_FIGURE;

    /**
     * Ratings on one scale that must be the same: fewer often are in earnest. Giving every item the same point is
     * straight-lining in Schonlau and Toepoel (Survey Research Methods 9, 2015).
     */
    public static final int MIN_RATINGS = 4;

    private FlagRules() {}
}
