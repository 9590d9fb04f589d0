package io.mien.inference.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;

/**
 * The child process in which a stranger's network is loaded and run for the first time. It writes what it finds, a line a
 * fact with tabs between, and judges nothing: {@link OnnxTrial} reads it.
 *
 * <p>Arguments: the file, the input's name, the picture's side.
 */
final class OnnxTrialRun {
    static final int BATCH = 3;
    private static final long SEED = 7;

    private OnnxTrialRun() {}

    public static void main(String[] arguments) throws IOException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            try (OrtSession session = environment.createSession(Files.readAllBytes(Path.of(arguments[0])), options)) {
                describe("input", session.getInputInfo());
                describe("output", session.getOutputInfo());
                if (session.getInputInfo().containsKey(arguments[1])) {
                    tryOut(environment, session, arguments[1], Integer.parseInt(arguments[2]));
                }
            }
        } catch (OrtException failure) {
            say("failed", failure.getMessage());
        }
    }

    private static void describe(String what, Map<String, NodeInfo> nodes) {
        nodes.forEach((name, node) -> {
            if (node.getInfo() instanceof TensorInfo tensor) {
                say(what, name, tensor.type.name(), Arrays.toString(tensor.getShape()));
            } else {
                say(what, name, "no tensor", "[]");
            }
        });
    }

    /** A batch of noise, then its first picture alone: both must give the same for it. */
    private static void tryOut(OrtEnvironment environment, OrtSession session, String input, int side)
            throws OrtException {
        byte[] noise = new byte[BATCH * side * side * 3];
        new Random(SEED).nextBytes(noise);
        run(environment, session, input, new long[] {BATCH, side, side, 3}, noise);
        run(environment, session, input, new long[] {1, side, side, 3}, Arrays.copyOf(noise, noise.length / BATCH));
    }

    private static void run(OrtEnvironment environment, OrtSession session, String input, long[] shape, byte[] pixels)
            throws OrtException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(pixels.length).put(pixels).flip();
        try (OnnxTensor tensor = OnnxTensor.createTensor(environment, buffer, shape, OnnxJavaType.UINT8)) {
            long began = System.nanoTime();
            try (OrtSession.Result result = session.run(Map.of(input, tensor))) {
                say("took", System.nanoTime() - began, shape[0]);
                given(shape[0], result);
            }
        }
    }

    private static void given(long batch, OrtSession.Result result) throws OrtException {
        for (Map.Entry<String, ai.onnxruntime.OnnxValue> output : result) {
            if (output.getValue() instanceof OnnxTensor given && given.getInfo().type == OnnxJavaType.FLOAT) {
                given(batch, output.getKey(), given);
            }
        }
    }

    private static void given(long batch, String name, OnnxTensor tensor) throws OrtException {
        float[] values = new float[(int) tensor.getInfo().getNumElements()];
        tensor.getFloatBuffer().get(values);
        boolean finite = true;
        for (float value : values) {
            finite = finite && Float.isFinite(value);
        }
        float[] first = Arrays.copyOf(values, (int) Math.min(64, values.length / batch));
        say(
                "given",
                name,
                Long.toString(batch),
                Arrays.toString(tensor.getInfo().getShape()),
                finite,
                Arrays.toString(first));
    }

    private static void say(Object... words) {
        StringBuilder line = new StringBuilder();
        for (Object word : words) {
            line.append(line.isEmpty() ? "" : "\t").append(String.valueOf(word).replaceAll("\\s+", " "));
        }
        System.out.println(line);
    }
}
