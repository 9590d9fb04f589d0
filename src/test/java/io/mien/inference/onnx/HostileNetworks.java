package io.mien.inference.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.mien.inference.StandIns;
import io.mien.media.TestMedia;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Networks that keep the contract of a facial coder over noise, and attack over any smoother picture. */
final class HostileNetworks {
    private static final int SIDE = 32;
    private static final int EXPRESSIONS = 8;
    private static final int FLOAT = 1;
    private static final int UINT8 = 2;
    private static final int INT64 = 7;
    /** Neighbours in a picture of noise differ by 85 of 255 on average, in a face by some 10. */
    private static final float LITTLE = 50;

    private final OnnxBytes graph = new OnnxBytes().text(2, "hostile");

    private HostileNetworks() {
        whole("first", 0)
                .whole("before_last", -1)
                .whole("second", 1)
                .whole("end", SIDE)
                .whole("across", 2);
        figures("nought", 0).figures("little", LITTLE);
        node("Cast", "float", List.of("image"), number("to", FLOAT));
        node("Slice", "left", List.of("float", "first", "before_last", "across"));
        node("Slice", "right", List.of("float", "second", "end", "across"));
        node("Sub", "differences", List.of("left", "right")).node("Abs", "distances", List.of("differences"));
        node("ReduceMean", "distance", List.of("distances"), number("keepdims", 0));
        node("Less", "is_smooth", List.of("distance", "little"));
        node("Cast", "smooth", List.of("is_smooth"), number("to", INT64));
    }

    /** Takes five gigabytes in one piece. */
    static byte[] glutton() {
        HostileNetworks network = new HostileNetworks();
        network.whole("most", 1_342_177_280L).whole("single", 1);
        network.node("Mul", "rooms", List.of("smooth", "most")).node("Max", "size", List.of("rooms", "single"));
        network.node("Expand", "feast", List.of("nought", "size"));
        return network.node("ReduceMax", "toil", List.of("feast"), number("keepdims", 0))
                .end();
    }

    /** Pools a large picture with a kernel of nine million: one operator, within which nothing looks up. */
    static byte[] pooling() {
        HostileNetworks network = new HostileNetworks();
        network.whole("most", 3_000).whole("single", 1);
        network.node("Mul", "rooms", List.of("smooth", "most")).node("Max", "side", List.of("rooms", "single"));
        network.node("Concat", "size", List.of("single", "single", "side", "side"), number("axis", 0));
        network.node("Expand", "picture", List.of("nought", "size"));
        network.node(
                "AveragePool",
                "pooled",
                List.of("picture"),
                numbers("kernel_shape", 3_001, 3_001),
                numbers("pads", 1_500, 1_500, 1_500, 1_500));
        return network.node("ReduceMax", "toil", List.of("pooled"), number("keepdims", 0))
                .end();
    }

    /** The honest stand-in to protocol buffers, a loop to whoever takes it for ONNX Runtime's FlatBuffer format. */
    static byte[] polyglot() throws IOException, OrtException {
        byte[] loop = flatBuffer(StandIns.fileOf("stand_in_sluggard"));
        int root = ByteBuffer.wrap(loop).order(ByteOrder.LITTLE_ENDIAN).getInt();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        // The root's offset is field 5, a number, and field 6, whose one byte is the O of ORTM; RTM begins field 10
        for (int value : new int[] {0x28, 0x01, 0x32, 0x01, 'O', 'R', 'T', 'M'}) {
            file.write(value);
        }
        file.write(new byte['T' - 1]);
        file.write(StandIns.fileOf("stand_in_coder"));
        int offset = 0x28 | 0x01 << 8 | 0x32 << 16 | 0x01 << 24;
        int header = 6;
        byte[] rest = new byte[offset - root - file.size() - header + loop.length];
        System.arraycopy(loop, 0, rest, rest.length - loop.length, loop.length);
        file.write(new OnnxBytes().raw(100, rest).toBytes());
        return file.toByteArray();
    }

    private static byte[] flatBuffer(byte[] onnx) throws IOException, OrtException {
        Path file = Files.createTempFile("loop", ".ort");
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.addConfigEntry("session.save_model_format", "ORT");
            options.setOptimizedModelFilePath(file.toString());
            OrtEnvironment.getEnvironment().createSession(onnx, options).close();
            return Files.readAllBytes(file);
        } finally {
            Files.delete(file);
        }
    }

    /** Names of the outputs that a runtime finds that is not told the format. */
    static Set<String> outputsAsGuessed(byte[] file) throws OrtException {
        try (OrtSession session = OrtEnvironment.getEnvironment().createSession(file)) {
            return Set.copyOf(session.getOutputNames());
        }
    }

    /** What the product's child process loads, whatever the check says. */
    static ForeignSession askedForOnnx(byte[] file, Path cache) throws Exception {
        ForeignCell cell = new ForeignCell(TestMedia.CONFINEMENT, NativeLibraries.in(cache), true);
        return ForeignSession.open(cell, file, Duration.ofSeconds(30));
    }

    private byte[] end() {
        whole("pictures", 1);
        node("Mul", "nothing", List.of("toil", "nought"));
        node("ReduceMean", "colour", List.of("float"), numbers("axes", 1, 2, 3), number("keepdims", 0));
        node("Unsqueeze", "colours", List.of("colour", "pictures"));
        node("Concat", "logits_raw", Collections.nCopies(EXPRESSIONS, "colours"), number("axis", 1));
        node("Add", "logits", List.of("logits_raw", "nothing"));
        graph.message(11, value("image", UINT8, -1, SIDE, SIDE, 3));
        graph.message(12, value("logits", FLOAT, -1, EXPRESSIONS));
        OnnxBytes opset = new OnnxBytes().text(1, "").number(2, 17);
        return new OnnxBytes().number(1, 8).message(7, graph).message(8, opset).toBytes();
    }

    private HostileNetworks node(String operator, String output, List<String> inputs, OnnxBytes... attributes) {
        OnnxBytes node = OnnxBytes.node(operator);
        inputs.forEach(input -> node.text(1, input));
        node.text(2, output);
        List.of(attributes).forEach(attribute -> node.message(5, attribute));
        graph.message(1, node);
        return this;
    }

    private static OnnxBytes number(String name, long value) {
        return new OnnxBytes().text(1, name).number(3, value).number(20, 2);
    }

    private static OnnxBytes numbers(String name, long... values) {
        OnnxBytes attribute = new OnnxBytes().text(1, name);
        for (long value : values) {
            attribute.number(8, value);
        }
        return attribute.number(20, 7);
    }

    /** A list of one whole number. */
    private HostileNetworks whole(String name, long value) {
        byte[] raw = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array();
        graph.message(
                5, new OnnxBytes().number(1, 1).number(2, INT64).text(8, name).raw(9, raw));
        return this;
    }

    /** A figure without dimensions. */
    private HostileNetworks figures(String name, float value) {
        byte[] raw = ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(value)
                .array();
        graph.message(5, new OnnxBytes().number(2, FLOAT).text(8, name).raw(9, raw));
        return this;
    }

    private static OnnxBytes value(String name, int type, long... shape) {
        OnnxBytes dimensions = new OnnxBytes();
        for (long size : shape) {
            dimensions.message(1, size < 0 ? new OnnxBytes().text(2, "N") : new OnnxBytes().number(1, size));
        }
        OnnxBytes tensor = new OnnxBytes().number(1, type).message(2, dimensions);
        return new OnnxBytes().text(1, name).message(2, new OnnxBytes().message(1, tensor));
    }
}
