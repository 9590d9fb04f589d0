package io.mien.inference;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Values with a shape, row-major. */
public sealed interface Tensor {
    int[] shape();

    /** As the Open Inference Protocol spells it. */
    String datatype();

    /** Length of {@link #write}. */
    int bytes();

    /** Writes the values as they lie in memory on a little-endian machine. */
    void write(ByteBuffer into);

    private static void refuseOtherLength(int length, int[] shape) {
        long wanted = 1;
        for (int dimension : shape) {
            wanted *= dimension;
        }
        if (wanted != length) {
            throw new IllegalArgumentException("a tensor has as many values as its shape says");
        }
    }

    /** Unsigned bytes: pictures. */
    record Bytes(byte[] values, int... shape) implements Tensor {
        public Bytes {
            refuseOtherLength(values.length, shape);
        }

        @Override
        public String datatype() {
            return "UINT8";
        }

        @Override
        public int bytes() {
            return values.length;
        }

        @Override
        public void write(ByteBuffer into) {
            into.put(values);
        }
    }

    /** Single precision. */
    record Floats(float[] values, int... shape) implements Tensor {
        public Floats {
            refuseOtherLength(values.length, shape);
        }

        @Override
        public String datatype() {
            return "FP32";
        }

        @Override
        public int bytes() {
            return values.length * Float.BYTES;
        }

        @Override
        public void write(ByteBuffer into) {
            into.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
            into.position(into.position() + bytes());
        }
    }
}
