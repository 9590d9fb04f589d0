package io.mien.results;

import io.mien.trace.Baseline;
import io.mien.trace.Expressing;
import io.mien.trace.Measure;
import io.mien.trace.Thresholds;
import io.mien.trace.TraceSamples;
import java.util.UUID;

/**
 * One exposure that counts in an ad's figures, and whose it is.
 *
 * @param id of the trace: another reading of the same recording has another
 * @param samples its measures over the ad
 */
public record CountedTrace(
        UUID visitId, UUID id, TraceSamples samples, Baseline baseline, String models, boolean commercialUse) {

    public Expressing of(Measure measure) {
        return Expressing.of(samples, baseline, measure, Thresholds.defaults().expressing());
    }
}
