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
import java.util.HashMap;
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
            SessionTensors.refuseOther(card, model.session);
            return model;
        } catch (OrtException e) {
            throw new BadModel("Model " + card.name() + " cannot be loaded by ONNX Runtime: " + e.getMessage(), e);
        }
    }

    @Override
    public ModelCard card() {
        return card;
    }

    @Override
    public Map<String, Tensor.Floats> run(Map<String, Tensor> inputs, Set<String> wanted) {
        Map<String, OnnxTensor> given = new HashMap<>();
        try {
            give(inputs, given);
            try (OrtSession.Result result = session.run(given, wanted)) {
                return outputs(result, wanted);
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

    private static Map<String, Tensor.Floats> outputs(OrtSession.Result result, Set<String> wanted) {
        Map<String, Tensor.Floats> outputs = new HashMap<>();
        for (String name : wanted) {
            OnnxTensor tensor = (OnnxTensor) result.get(name).orElseThrow();
            float[] values = new float[(int) tensor.getInfo().getNumElements()];
            tensor.getFloatBuffer().get(values);
            int[] shape = LongStream.of(tensor.getInfo().getShape())
                    .mapToInt(Math::toIntExact)
                    .toArray();
            outputs.put(name, new Tensor.Floats(values, shape));
        }
        return outputs;
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
