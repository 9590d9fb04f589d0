package io.mien.trace;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One reading of an exposure: a trace for each engine, stored together under one number. Earlier revisions stay as they
 * are.
 *
 * @param durationMs length of the ad
 * @param readings one an engine
 */
public record TraceRevision(UUID exposureId, int durationMs, List<EngineReading> readings) {

    /** Stores the traces in the caller's transaction; the counted engine's becomes the exposure's current one. */
    public void store(Instant now) {
        Engine counted =
                Engine.counted(readings.stream().map(EngineReading::engine).toList());
        int revision = EmotionTrace.retire(exposureId) + 1;
        for (EngineReading reading : readings) {
            EmotionTrace trace = EmotionTrace.of(exposureId, reading.traces(), durationMs);
            trace.engine = reading.engine();
            trace.current = reading.engine() == counted;
            trace.models = reading.models();
            trace.backend = reading.backend();
            trace.commercialUse = reading.commercialUse();
            trace.revision = revision;
            trace.storedAt = now;
            trace.persist();
        }
    }
}
