package io.mien.results;

/** Numbers of the statistics, for the page that explains them. */
public final class ComparisonRules {
    /** Shuffles of people, and how many where the first leave a p-value open. */
    public static final int SHUFFLES = Permutations.FIRST;

    public static final int MAX_SHUFFLES = Permutations.MAX;

    /** People per country from which on means are compared. */
    public static final int MIN_FOR_MEANS = DifferenceBand.MIN_FOR_MEANS;

    /** Standard deviation of the mixture, as a share. */
    public static final double MIXTURE = MixtureTest.TAU;

    /** Share of false discoveries that a family may hold. */
    public static final double FALSE_DISCOVERIES = BenjaminiHochberg.RATE;

    /** Resamples of people, and the share of them in which a key moment comes again. */
    public static final int RESAMPLES = KeyMoments.RESAMPLES;

    public static final double MIN_RECURRENCE = KeyMoments.MIN_RECURRENCE;

    public static final int MAX_MOMENTS = KeyMoments.MAX_MOMENTS;

    /** How often the people behind a curve are halved for its reliability. */
    public static final int SPLITS = Reliability.SPLITS;

    private ComparisonRules() {}
}
