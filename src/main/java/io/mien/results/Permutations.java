package io.mien.results;

/** How often people are shuffled (specification section 7), and the p-value from it. */
final class Permutations {
    static final int FIRST = 2_000;

    /** Where the first ones leave it open. */
    static final int MAX = 10_000;

    private static final double OPEN_FROM = 0.01;
    private static final double OPEN_TO = 0.10;

    /** Sums in another order differ in their last digits: such a value is a tie. */
    private static final double TIE = 1e-9;

    private Permutations() {}

    static boolean isOpen(double p) {
        return p > OPEN_FROM && p < OPEN_TO;
    }

    static boolean reaches(double shuffled, double observed) {
        return shuffled >= observed - TIE * Math.abs(observed);
    }

    /** Ways to choose {@code part} of {@code all}, or {@link Long#MAX_VALUE} where they are too many to matter. */
    static long splits(int all, int part) {
        double ways = 1;
        for (int i = 1; i <= part; i++) {
            ways = ways * (all - part + i) / i;
        }
        return ways > MAX ? Long.MAX_VALUE : Math.round(ways);
    }

    /** The next choice in lexicographic order, in place; false after the last. */
    static boolean next(int[] chosen, int all) {
        int at = chosen.length - 1;
        while (at >= 0 && chosen[at] == all - chosen.length + at) {
            at--;
        }
        if (at < 0) {
            return false;
        }
        chosen[at]++;
        for (int i = at + 1; i < chosen.length; i++) {
            chosen[i] = chosen[i - 1] + 1;
        }
        return true;
    }
}
