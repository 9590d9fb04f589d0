package io.mien.results;

import java.util.SplittableRandom;

/**
 * Values of people over an ad's seconds, laid out for shuffling: a missing value adds nothing to sums and counts.
 */
final class People {
    private final int size;
    private final int bins;
    private final double[] values;
    private final double[] known;
    private final int[] order;

    /** @param groups people by group, each a row of values per bin, NaN where missing */
    People(int bins, double[][]... groups) {
        int people = 0;
        for (double[][] group : groups) {
            people += group.length;
        }
        this.size = people;
        this.bins = bins;
        values = new double[size * bins];
        known = new double[size * bins];
        order = new int[size];
        int person = 0;
        for (double[][] group : groups) {
            for (double[] row : group) {
                put(person++, row);
            }
        }
    }

    private void put(int person, double[] row) {
        if (row.length != bins) {
            throw new IllegalArgumentException("a person of " + row.length + " bins among people of " + bins);
        }
        order[person] = person;
        for (int bin = 0; bin < bins; bin++) {
            boolean there = !Double.isNaN(row[bin]);
            values[person * bins + bin] = there ? row[bin] : 0;
            known[person * bins + bin] = there ? 1 : 0;
        }
    }

    int size() {
        return size;
    }

    int bins() {
        return bins;
    }

    /** Draws the first {@code part} places of the order anew from all people. */
    int[] shuffle(int part, SplittableRandom random) {
        for (int i = 0; i < part; i++) {
            int with = i + random.nextInt(size - i);
            int kept = order[i];
            order[i] = order[with];
            order[with] = kept;
        }
        return order;
    }

    /** Adds people at places {@code from} to {@code to} of the order to sums and counts, which are cleared first. */
    void sum(int[] who, int from, int to, Sums into) {
        java.util.Arrays.fill(into.values, 0);
        java.util.Arrays.fill(into.counts, 0);
        for (int i = from; i < to; i++) {
            int row = who[i] * bins;
            for (int bin = 0; bin < bins; bin++) {
                into.values[bin] += values[row + bin];
                into.counts[bin] += known[row + bin];
            }
        }
    }

    double[] squares() {
        double[] squares = new double[bins];
        for (int i = 0; i < values.length; i++) {
            squares[i % bins] += values[i] * values[i];
        }
        return squares;
    }

    /** Per bin the sum of values and how many there are. */
    static final class Sums {
        final double[] values;
        final double[] counts;

        Sums(int bins) {
            values = new double[bins];
            counts = new double[bins];
        }
    }
}
