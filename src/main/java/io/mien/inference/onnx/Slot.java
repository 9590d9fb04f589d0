package io.mien.inference.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.TensorInfo;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * An input or output of a network.
 *
 * @param type name of ONNX Runtime's {@link OnnxJavaType}; {@link #OTHER} for what no card can promise
 * @param shape -1 where a dimension is free
 */
record Slot(String name, String type, List<Long> shape) {
    static final String OTHER = "no picture and no figures";
    private static final Set<OnnxJavaType> TYPES = Set.of(OnnxJavaType.FLOAT, OnnxJavaType.UINT8);
    private static final int MAX_DIMENSIONS = 8;

    Slot {
        shape = List.copyOf(shape);
        if (shape.size() > MAX_DIMENSIONS) {
            throw new IllegalArgumentException("more than " + MAX_DIMENSIONS + " dimensions");
        }
    }

    static Slot of(NodeInfo node) {
        if (node.getInfo() instanceof TensorInfo tensor
                && TYPES.contains(tensor.type)
                && tensor.getShape().length <= MAX_DIMENSIONS) {
            return new Slot(node.getName(), tensor.type.name(), shape(tensor.getShape()));
        }
        return new Slot(node.getName(), OTHER, List.of());
    }

    static List<Long> shape(long[] shape) {
        return LongStream.of(shape).boxed().toList();
    }

    /** Whether this may be the very slot that another reader of the file found: it may have worked out a free dimension. */
    boolean isDeclarationOf(Slot loaded) {
        boolean same = name.equals(loaded.name) && type.equals(loaded.type) && shape.size() == loaded.shape.size();
        for (int i = 0; same && i < shape.size(); i++) {
            same = shape.get(i) < 0 || shape.get(i).equals(loaded.shape.get(i));
        }
        return same;
    }

    String words() {
        return "\"%s\", %s %s".formatted(name, "FLOAT".equals(type) ? "FP32" : type, shape);
    }

    void write(DataOutput output) throws IOException {
        output.writeUTF(name);
        output.writeUTF(type);
        output.writeByte(shape.size());
        for (long dimension : shape) {
            output.writeLong(dimension);
        }
    }

    /** @throws IOException when it is none, for what is read comes from a process that a stranger's network ran in */
    static Slot read(DataInput input) throws IOException {
        String name = input.readUTF();
        String type = input.readUTF();
        int dimensions = input.readUnsignedByte();
        if (dimensions > MAX_DIMENSIONS) {
            throw new IOException("more than " + MAX_DIMENSIONS + " dimensions");
        }
        List<Long> shape = new ArrayList<>();
        for (int i = 0; i < dimensions; i++) {
            shape.add(input.readLong());
        }
        return new Slot(name, type, shape);
    }
}
