package io.mien.inference;

/**
 * What a facial coder's network makes of one aligned face before it names expressions. A network that began as a face
 * recogniser can make them a template of the face: they pass from the facial coder to the sequence coder in memory, and
 * are never stored, logged, exported or compared between recordings. So this is no record, and its text tells nothing.
 */
public final class FaceFeatures {
    private final float[] values;

    public FaceFeatures(float[] values) {
        this.values = values;
    }

    public int length() {
        return values.length;
    }

    /** Copies the values into a tensor's row. */
    public void into(float[] tensor, int at) {
        System.arraycopy(values, 0, tensor, at, values.length);
    }

    @Override
    public String toString() {
        return "FaceFeatures[redacted]";
    }
}
