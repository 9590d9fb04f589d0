package io.mien.results;

import io.mien.results.KeyMoments.Moment;
import java.util.List;

/**
 * What may be said of the shape of a country's curve.
 *
 * @param moments that recur; none where the shape is not reliable
 * @param unstable peaks that are left unnamed because they do not
 */
public record CurveShape(String country, int slot, Reliability reliability, List<Moment> moments, long unstable) {

    /** "0.93 (0.88 to 0.96)". */
    public String figure() {
        return "%s (%s to %s)"
                .formatted(
                        StatisticsWording.decimals(reliability.value()),
                        StatisticsWording.decimals(reliability.interval().low()),
                        StatisticsWording.decimals(reliability.interval().high()));
    }
}
