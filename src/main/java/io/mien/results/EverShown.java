package io.mien.results;

import org.jspecify.annotations.Nullable;

/**
 * How many of the people of one ad in one country show an expression at least once.
 *
 * @param people valid for the measure
 * @param shown of these, who show it at least once
 */
record EverShown(long people, long shown) {

    /** Null under the least number of people. */
    static @Nullable EverShown of(MeasureSums sums) {
        return Disclosure.of(sums.people()).showsFigure() ? new EverShown(sums.people(), sums.ever()) : null;
    }

    double share() {
        return (double) shown / people;
    }

    /** Standard error with z^2 / 2 people added to both sides, so that nobody and everybody have one too (Agresti and Coull 1998). */
    double error() {
        double added = Wilson.Z95 * Wilson.Z95;
        double n = people + added;
        double p = (shown + added / 2) / n;
        return Math.sqrt(p * (1 - p) / n);
    }
}
