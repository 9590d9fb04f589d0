package io.mien.inference.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes just enough of an ONNX file, field by field, to be read as one. */
final class OnnxBytes {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    static byte[] model(OnnxBytes... nodes) {
        OnnxBytes graph = new OnnxBytes();
        List.of(nodes).forEach(node -> graph.message(1, node));
        return new OnnxBytes().number(1, 8).message(7, graph).toBytes();
    }

    static OnnxBytes node(String operator) {
        return new OnnxBytes().text(4, operator);
    }

    OnnxBytes number(int field, long value) {
        varint((long) field << 3);
        varint(value);
        return this;
    }

    OnnxBytes text(int field, String value) {
        return raw(field, value.getBytes(StandardCharsets.UTF_8));
    }

    OnnxBytes message(int field, OnnxBytes value) {
        return raw(field, value.toBytes());
    }

    /** A number whose tag has a bit more than 32: ONNX Runtime drops the bit and reads the field. */
    OnnxBytes veiled(int field, long value) {
        varint((long) field << 3 | 1L << 32);
        varint(value);
        return this;
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }

    OnnxBytes raw(int field, byte[] value) {
        varint((long) field << 3 | 2);
        varint(value.length);
        bytes.writeBytes(value);
        return this;
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~127L) != 0) {
            bytes.write((int) (rest & 127 | 128));
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }
}
