package io.mien.inference.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.mien.inference.BadModel;
import io.mien.inference.Model;
import io.mien.inference.ModelCard;
import io.mien.inference.ModelRefused;
import io.mien.inference.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** One model in one shared session. Safe for use by several threads. */
final class OnnxModel implements Model {
    /** Each input begins at a multiple, so that vector instructions find it aligned. */
    private static final int ALIGNMENT = 64;

    private final ModelCard card;
    private final OrtEnvironment environment = OnnxRuntime.environment();
    private final OrtSession session;
    /** Direct memory is dear to allocate and cheap to keep: one buffer a thread, grown as needed. */
    private final ThreadLocal<ByteBuffer> buffers = new ThreadLocal<>();

    private OnnxModel(ModelCard card, byte[] file, OrtSession.SessionOptions options) throws OrtException {
        this.card = card;
        this.session = environment.createSession(file, options);
    }

    /**
     * Opens a model after holding its file and its tensors against the card.
     *
     * @throws BadModel when they disagree
     */
    static OnnxModel open(ModelCard card, byte[] file) {
        try (OrtSession.SessionOptions options = oneThread()) {
            return open(card, file, options);
        } catch (OrtException e) {
            throw unloadable(card, e);
        }
    }

    private static OrtSession.SessionOptions oneThread() throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        return options;
    }

    private static OnnxModel open(ModelCard card, byte[] file, OrtSession.SessionOptions options) throws OrtException {
        card.refuseOther(file);
        OnnxModel model = new OnnxModel(card, file, options);
        SessionTensors.refuseOther(card, model.session);
        return model;
    }

    private static BadModel unloadable(ModelCard card, OrtException e) {
        return new BadModel("Model " + card.name() + " cannot be loaded by ONNX Runtime: " + e.getMessage(), e);
    }

    @Override
    public ModelCard card() {
        return card;
    }

    @Override
    public String runtime() {
        return "onnx-runtime " + environment.getVersion();
    }

    @Override
    public Map<String, Tensor.Floats> run(Map<String, Tensor> inputs, Set<String> wanted) {
        Map<String, OnnxTensor> given = new HashMap<>();
        try {
            give(inputs, given);
            int batch = inputs.values().iterator().next().shape()[0];
            try (OrtSession.Result result = session.run(given, wanted)) {
                return outputs(result, wanted, batch);
            }
        } catch (OrtException e) {
            throw failure(e);
        } finally {
            given.values().forEach(OnnxTensor::close);
        }
    }

    private RuntimeException failure(OrtException failed) {
        return failed.getCode() == OrtException.OrtErrorCode.ORT_INVALID_ARGUMENT
                ? new ModelRefused("Model " + card.name() + " takes no such inputs, or has no such outputs", failed)
                : new IllegalStateException("Model " + card.name() + " failed", failed);
    }

    private void give(Map<String, Tensor> inputs, Map<String, OnnxTensor> given) throws OrtException {
        ByteBuffer buffer =
                buffer(inputs.values().stream().mapToInt(OnnxModel::room).sum());
        for (Map.Entry<String, Tensor> input : inputs.entrySet()) {
            Tensor tensor = input.getValue();
            ByteBuffer own = buffer.slice(buffer.position(), tensor.bytes()).order(ByteOrder.nativeOrder());
            tensor.write(own);
            given.put(input.getKey(), onnx(own.flip(), tensor));
            buffer.position(buffer.position() + room(tensor));
        }
    }

    private OnnxTensor onnx(ByteBuffer values, Tensor tensor) throws OrtException {
        long[] shape = IntStream.of(tensor.shape()).asLongStream().toArray();
        OnnxJavaType type = tensor instanceof Tensor.Bytes ? OnnxJavaType.UINT8 : OnnxJavaType.FLOAT;
        return OnnxTensor.createTensor(environment, values, shape, type);
    }

    private Map<String, Tensor.Floats> outputs(OrtSession.Result result, Set<String> wanted, int batch) {
        Map<String, Tensor.Floats> outputs = new HashMap<>();
        for (String name : wanted) {
            OnnxTensor tensor = (OnnxTensor) result.get(name).orElseThrow();
            int[] shape = promised(name, tensor, batch);
            float[] values = new float[(int) tensor.getInfo().getNumElements()];
            tensor.getFloatBuffer().get(values);
            outputs.put(name, new Tensor.Floats(values, shape));
        }
        return outputs;
    }

    private int[] promised(String name, OnnxTensor tensor, int batch) {
        long[] shape = tensor.getInfo().getShape();
        if (!OutputShapes.keeps(card, name, shape, batch)) {
            throw new IllegalStateException("Model " + card.name() + " gave \"" + name + "\" in the shape "
                    + Arrays.toString(shape) + " for a batch of " + batch + ", its card promises "
                    + card.output(name).orElseThrow().shape());
        }
        return OutputShapes.dimensions(shape);
    }

    private static int room(Tensor tensor) {
        return (tensor.bytes() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    private ByteBuffer buffer(int bytes) {
        ByteBuffer buffer = buffers.get();
        if (buffer == null || buffer.capacity() < bytes) {
            buffer = ByteBuffer.allocateDirect(bytes);
            buffers.set(buffer);
        }
        return buffer.clear();
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
