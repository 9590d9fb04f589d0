package io.mien.inference.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.mien.inference.BadModel;
import io.mien.inference.ModelCard;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** One model in one shared session: UINT8 pictures in, named float tensors out. Safe for use by several threads. */
final class OnnxModel implements AutoCloseable {
    private final ModelCard card;
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    /** Direct memory is dear to allocate and cheap to keep: one buffer a thread, grown as needed. */
    private final ThreadLocal<ByteBuffer> buffers = new ThreadLocal<>();

    private OnnxModel(ModelCard card, byte[] file) throws OrtException {
        this.card = card;
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            this.session = environment.createSession(file, options);
        }
    }

    /**
     * Opens a model after holding its file and its tensors against the card.
     *
     * @throws BadModel when they disagree
     */
    static OnnxModel open(ModelCard card, byte[] file) {
        card.refuseOther(file);
        try {
            OnnxModel model = new OnnxModel(card, file);
            model.refuseOtherTensors();
            return model;
        } catch (OrtException e) {
            throw new BadModel("Model " + card.name() + " cannot be loaded by ONNX Runtime: " + e.getMessage(), e);
        }
    }

    ModelCard card() {
        return card;
    }

    /**
     * Runs a batch.
     *
     * @param pixels {@code batch * height * width * 3} bytes
     * @return each output of the card by name, row-major
     */
    Map<String, float[]> run(byte[] pixels, int batch) {
        ByteBuffer buffer = buffer(pixels.length);
        buffer.put(pixels).flip();
        long[] shape = {
            batch, card.input().height(), card.input().width(), card.input().channels()
        };
        try (OnnxTensor tensor = OnnxTensor.createTensor(environment, buffer, shape, OnnxJavaType.UINT8);
                OrtSession.Result result = session.run(Map.of(card.input().name(), tensor))) {
            return outputs(result);
        } catch (OrtException e) {
            throw new IllegalStateException("Model " + card.name() + " failed on a batch of " + batch, e);
        }
    }

    private Map<String, float[]> outputs(OrtSession.Result result) {
        Map<String, float[]> outputs = new LinkedHashMap<>();
        for (ModelCard.Output output : card.outputs()) {
            OnnxTensor tensor = (OnnxTensor) result.get(output.name()).orElseThrow();
            float[] values = new float[(int) tensor.getInfo().getNumElements()];
            tensor.getFloatBuffer().get(values);
            outputs.put(output.name(), values);
        }
        return outputs;
    }

    private ByteBuffer buffer(int bytes) {
        ByteBuffer buffer = buffers.get();
        if (buffer == null || buffer.capacity() < bytes) {
            buffer = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
            buffers.set(buffer);
        }
        return buffer.clear();
    }

    private void refuseOtherTensors() throws OrtException {
        NodeInfo input = session.getInputInfo().get(card.input().name());
        if (input == null || !(input.getInfo() instanceof TensorInfo tensor) || tensor.type != OnnxJavaType.UINT8) {
            throw new BadModel("Model " + card.name() + " has no UINT8 input \""
                    + card.input().name() + "\", which its card promises.");
        }
        long[] shape = tensor.getShape();
        if (shape.length != 4
                || shape[1] != card.input().height()
                || shape[2] != card.input().width()) {
            throw new BadModel("Model " + card.name() + " wants another picture size than its card says.");
        }
        for (ModelCard.Output output : card.outputs()) {
            refuseOther(output);
        }
    }

    private void refuseOther(ModelCard.Output output) throws OrtException {
        NodeInfo node = session.getOutputInfo().get(output.name());
        if (node == null || !(node.getInfo() instanceof TensorInfo tensor) || tensor.type != OnnxJavaType.FLOAT) {
            throw new BadModel(
                    "Model " + card.name() + " has no FP32 output \"" + output.name() + "\", which its card promises.");
        }
        List<Long> found = LongStream.of(tensor.getShape()).skip(1).boxed().toList();
        List<Long> promised =
                output.shape().stream().skip(1).map(Integer::longValue).toList();
        if (!found.equals(promised)) {
            throw new BadModel("Output \"" + output.name() + "\" of model " + card.name() + " has the shape " + found
                    + " a picture, its card says " + promised + ".");
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("Model " + card.name() + " could not be closed", e);
        }
    }
}
