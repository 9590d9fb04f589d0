package io.mien.results;

import io.mien.trace.Expressing;
import io.mien.trace.Measure;
import io.mien.trace.TraceSamples;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The people of one country in one ad, person by person. Never leaves the server. */
final class PersonTraces {
    private final List<CountedTrace> counted;

    PersonTraces(List<CountedTrace> counted) {
        this.counted = counted;
    }

    /** Which readings these are. */
    List<String> inputs() {
        return counted.stream().map(trace -> trace.id().toString()).sorted().toList();
    }

    /** People with a value by bins, NaN where missing: whether each shows it, or the change where the measure has no share. */
    double[][] of(Measure measure) {
        return counted.stream()
                .map(trace -> row(measure, trace.of(measure)))
                .filter(Objects::nonNull)
                .toArray(double[][]::new);
    }

    /** By how much each differs from the own neutral pause, whatever the measure. */
    double[][] changes(Measure measure) {
        return counted.stream()
                .map(trace -> changes(trace.of(measure)))
                .filter(PersonTraces::isKnown)
                .toArray(double[][]::new);
    }

    private static double @org.jspecify.annotations.Nullable [] row(Measure measure, Expressing read) {
        double[] row = changes(read);
        if (!isKnown(row)) {
            return null;
        }
        if (measure.hasShare()) {
            Arrays.setAll(row, bin -> Double.isNaN(row[bin]) ? Double.NaN : read.shown()[bin]);
        }
        return row;
    }

    private static double[] changes(Expressing read) {
        double[] row = new double[read.change().length];
        Arrays.setAll(
                row,
                bin -> read.change()[bin] == TraceSamples.MISSING
                        ? Double.NaN
                        : read.change()[bin] / MeasureSums.SCALE);
        return row;
    }

    private static boolean isKnown(double[] row) {
        return !Arrays.stream(row).allMatch(Double::isNaN);
    }

    /**
     * One figure per person, which may be compared while people still arrive: whether somebody ever shows it; of attention the
     * share of seconds, of valence the mean.
     */
    static Scalar scalar(Measure measure, double[][] people) {
        boolean ever = measure.hasShare() && measure != Measure.ATTENTION;
        return Scalar.of(Arrays.stream(people)
                .mapToDouble(person -> ever ? ever(person) : average(person))
                .toArray());
    }

    /** The average over the ad of each person, whatever the measure. */
    static Scalar averages(double[][] people) {
        return Scalar.of(
                Arrays.stream(people).mapToDouble(PersonTraces::average).toArray());
    }

    private static double ever(double[] person) {
        return Arrays.stream(person).anyMatch(value -> value == 1) ? 1 : 0;
    }

    private static double average(double[] person) {
        return Arrays.stream(person)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }
}
