package io.mien.trace;

/**
 * What one engine read from one exposure.
 *
 * @param models names and digests of the models behind it
 * @param backend what ran these models
 * @param commercialUse false when one of them may serve research and evaluation only
 */
public record EngineReading(
        Engine engine, ExposureTraces traces, String models, String backend, boolean commercialUse) {}
