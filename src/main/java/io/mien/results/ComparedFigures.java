package io.mien.results;

import io.mien.results.Comparison.Side;
import io.mien.trace.Measure;

/**
 * What two countries are compared by.
 *
 * @param firstSums over the people of the first
 * @param firstFigures one per person, as {@link PersonTraces#scalar} gives it
 * @param firstAverages the average over the ad of each person
 */
record ComparedFigures(
        Measure measure,
        Side first,
        Side second,
        MeasureSums firstSums,
        MeasureSums secondSums,
        Scalar firstFigures,
        Scalar secondFigures,
        Scalar firstAverages,
        Scalar secondAverages) {

    /** Whether there are people enough for a band and for bars. */
    boolean canBeTested() {
        return FamilyTests.canBeTested(measure, first.people())
                && FamilyTests.canBeTested(measure, second.people())
                && (measure.hasShare() || DifferenceBand.canCompareMeans(first.people(), second.people()));
    }

    MixtureTest test() {
        return MixtureTest.of(firstFigures, secondFigures);
    }

    /** 90 % interval of the difference of the averages over the ad. */
    Interval averages() {
        return Equivalence.ofMeans(firstAverages, secondAverages);
    }

    double averageDifference() {
        return firstAverages.mean() - secondAverages.mean();
    }
}
