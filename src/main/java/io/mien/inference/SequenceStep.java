package io.mien.inference;

import org.jspecify.annotations.Nullable;

/**
 * One analysed frame of a face's sequence.
 *
 * @param seconds since the step before; 0 for a recording's first
 * @param features null where the face was lost
 */
public record SequenceStep(double seconds, @Nullable FaceFeatures features) {}
