package io.mien.export;

import io.mien.results.AdCurves;
import io.mien.results.AdCurves.MeasureCurves;
import io.mien.results.CountryCurve;
import io.mien.results.Interval;
import io.mien.results.Newcombe;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One country's curve less another's, second by second; null where either has too few people.
 *
 * @param low lower ends of Newcombe's 95 % interval; empty for means
 * @param high upper ends
 */
record CurveDifference(List<@Nullable Double> values, List<@Nullable Double> low, List<@Nullable Double> high) {
    static CurveDifference of(MeasureCurves measure, CountryCurve one, CountryCurve other) {
        CurveDifference difference = new CurveDifference(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        boolean shares = measure.unit() == AdCurves.Unit.SHARE;
        int seconds = Math.min(one.values().size(), other.values().size());
        for (int second = 0; second < seconds; second++) {
            Double a = one.values().get(second);
            Double b = other.values().get(second);
            boolean known = a != null && b != null;
            difference.values.add(known ? (Double) (a - b) : null);
            if (shares) {
                Interval range =
                        known ? interval(a, one.n().get(second), b, other.n().get(second)) : null;
                difference.low.add(range == null ? null : (Double) range.low());
                difference.high.add(range == null ? null : (Double) range.high());
            }
        }
        return difference;
    }

    private static Interval interval(double a, long peopleA, double b, long peopleB) {
        return Newcombe.difference95(Math.round(a * peopleA), peopleA, Math.round(b * peopleB), peopleB);
    }
}
