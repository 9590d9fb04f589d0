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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** One model in one shared session. Safe for use by several threads. */
final class OnnxModel implements Model {
    /** Each input begins at a multiple, so that vector instructions find it aligned. */
    private static final int ALIGNMENT = 64;

    private final ModelCard card;
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
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

    /**
     * The same, and the memory that a run takes goes back after it instead of being kept for the next. That costs less than
     * a twentieth of a ResNet-50's time.
     */
    static OnnxModel openForeign(ModelCard card, byte[] file) {
        try (OrtSession.SessionOptions options = oneThread()) {
            options.setCPUArenaAllocator(false);
            options.setMemoryPatternOptimization(false);
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
        try (OrtSession.RunOptions options = new OrtSession.RunOptions()) {
            return run(inputs, wanted, options);
        } catch (OrtException e) {
            throw failure(e);
        }
    }

    /** @param options by which another thread can end the run */
    Map<String, Tensor.Floats> run(Map<String, Tensor> inputs, Set<String> wanted, OrtSession.RunOptions options) {
        Map<String, OnnxTensor> given = new HashMap<>();
        try {
            give(inputs, given);
            int batch = inputs.values().iterator().next().shape()[0];
            try (OrtSession.Result result = session.run(given, wanted, options)) {
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

    /** The shape, once it is the card's: a file's own word on its shapes binds no run. */
    private int[] promised(String name, OnnxTensor tensor, int batch) {
        long[] shape = tensor.getInfo().getShape();
        List<Integer> promised = card.output(name).orElseThrow().shape();
        boolean kept = shape.length == promised.size() && shape[0] == batch;
        for (int i = 1; kept && i < shape.length; i++) {
            kept = promised.get(i) < 0 || promised.get(i) == shape[i];
        }
        if (!kept) {
            throw new IllegalStateException("Model " + card.name() + " gave \"" + name + "\" in the shape "
                    + Arrays.toString(shape) + " for a batch of " + batch + ", its card promises " + promised);
        }
        return LongStream.of(shape).mapToInt(Math::toIntExact).toArray();
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
