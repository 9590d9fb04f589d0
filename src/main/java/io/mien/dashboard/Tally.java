package io.mien.dashboard;

import java.util.Locale;

/**
 * How many there are, counted up to {@link #MAX}: counting a hundred thousand would take longer than showing fifty.
 *
 * @param more true when there are more than that
 */
record Tally(long number, boolean more) {
    static final int MAX = 1_000;

    /** @param counted at most one above {@link #MAX} */
    static Tally of(long counted) {
        return new Tally(Math.min(counted, MAX), counted > MAX);
    }

    boolean isOne() {
        return number == 1;
    }

    /** "1,234", "more than 1,000". */
    String words() {
        return (more ? "more than " : "") + grouped(number);
    }

    static String grouped(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }
}
