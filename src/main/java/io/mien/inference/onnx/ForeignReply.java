package io.mien.inference.onnx;

import java.io.DataInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/**
 * What a stranger's network gave in one run.
 *
 * @param nanos time that the run took, as its process says
 * @param outputs each output that was wanted and that is a tensor of single precision
 */
record ForeignReply(long nanos, Map<String, Output> outputs) {
    /** The largest output of a facial coder: maps of 56 x 56 for eight expressions of ten faces take a sixteenth. */
    static final int MAX_OUTPUT_BYTES = 16 << 20;

    private static final int MAX_OUTPUTS = 16;

    /** Values with the shape they came in, which no card has confirmed yet. */
    record Output(Slot slot, float[] values) {
        boolean isFinite() {
            for (float value : values) {
                if (!Float.isFinite(value)) {
                    return false;
                }
            }
            return true;
        }

        long[] shape() {
            return slot.shape().stream().mapToLong(Long::longValue).toArray();
        }
    }

    static ForeignReply read(DataInput input) throws IOException {
        long nanos = input.readLong();
        int count = input.readUnsignedByte();
        if (count > MAX_OUTPUTS) {
            throw new IOException("more than " + MAX_OUTPUTS + " outputs");
        }
        Map<String, Output> outputs = new HashMap<>();
        for (int i = 0; i < count; i++) {
            Slot slot = Slot.read(input);
            outputs.put(slot.name(), new Output(slot, values(slot, input)));
        }
        return new ForeignReply(nanos, outputs);
    }

    private static float[] values(Slot slot, DataInput input) throws IOException {
        int length = input.readInt();
        if (length < 0 || length > MAX_OUTPUT_BYTES || length != bytes(slot)) {
            throw new IOException("an output of " + length + " bytes in the shape " + slot.shape());
        }
        byte[] bytes = new byte[length];
        input.readFully(bytes);
        float[] values = new float[length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).asFloatBuffer().get(values);
        return values;
    }

    private static long bytes(Slot slot) throws IOException {
        try {
            long bytes = Float.BYTES;
            for (long dimension : slot.shape()) {
                bytes = Math.multiplyExact(bytes, dimension);
            }
            return bytes;
        } catch (ArithmeticException e) {
            throw new IOException("a shape without bounds", e);
        }
    }
}
