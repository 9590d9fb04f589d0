package io.mien.inference;

/**
 * What a facial coder makes of one aligned face.
 *
 * @param features for a sequence coder; of length 0 when the model gives none
 */
public record CodedFace(Expression expression, FaceFeatures features) {}
