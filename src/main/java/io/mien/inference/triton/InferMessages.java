package io.mien.inference.triton;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import inference.GrpcPredictV2.ModelInferRequest;
import inference.GrpcPredictV2.ModelInferRequest.InferInputTensor;
import inference.GrpcPredictV2.ModelInferRequest.InferRequestedOutputTensor;
import inference.GrpcPredictV2.ModelInferResponse;
import inference.GrpcPredictV2.ModelInferResponse.InferOutputTensor;
import io.mien.inference.ModelCard;
import io.mien.inference.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Tensors in messages of the Open Inference Protocol, as raw little-endian bytes. */
final class InferMessages {
    private InferMessages() {}

    static ModelInferRequest request(ModelCard card, Map<String, Tensor> inputs, Set<String> wanted) {
        ModelInferRequest.Builder request =
                ModelInferRequest.newBuilder().setModelName(card.name()).setModelVersion(card.version());
        inputs.forEach((name, tensor) -> {
            request.addInputs(InferInputTensor.newBuilder()
                    .setName(name)
                    .setDatatype(tensor.datatype())
                    .addAllShape(
                            IntStream.of(tensor.shape()).mapToObj(Long::valueOf).toList()));
            request.addRawInputContents(raw(tensor));
        });
        wanted.forEach(name ->
                request.addOutputs(InferRequestedOutputTensor.newBuilder().setName(name)));
        return request.build();
    }

    /** Pictures are handed over without a copy: whoever called waits for the answer and changes nothing meanwhile. */
    private static ByteString raw(Tensor tensor) {
        if (tensor instanceof Tensor.Bytes bytes) {
            return UnsafeByteOperations.unsafeWrap(bytes.values());
        }
        ByteBuffer buffer = ByteBuffer.allocate(tensor.bytes());
        tensor.write(buffer);
        return UnsafeByteOperations.unsafeWrap(buffer.flip());
    }

    /** @throws IllegalStateException when something else than what was wanted came back */
    static Map<String, Tensor.Floats> outputs(ModelCard card, ModelInferResponse response, Set<String> wanted) {
        Map<String, Tensor.Floats> outputs = new HashMap<>();
        for (int i = 0; i < response.getRawOutputContentsCount(); i++) {
            InferOutputTensor output = response.getOutputs(i);
            if (!"FP32".equals(output.getDatatype())) {
                throw new IllegalStateException(
                        "Triton gives output " + output.getName() + " as " + output.getDatatype());
            }
            outputs.put(output.getName(), floats(output, response.getRawOutputContents(i), rank(card, output)));
        }
        if (!outputs.keySet().equals(wanted)) {
            throw new IllegalStateException("Triton gave " + outputs.keySet() + ", wanted were " + wanted);
        }
        return outputs;
    }

    private static Tensor.Floats floats(InferOutputTensor output, ByteString raw, int rank) {
        FloatBuffer buffer =
                raw.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        float[] values = new float[buffer.remaining()];
        buffer.get(values);
        int[] shape = output.getShapeList().stream()
                .limit(rank)
                .mapToInt(Math::toIntExact)
                .toArray();
        return new Tensor.Floats(values, shape);
    }

    /** Dimensions that the card gives the output; Triton has added one of length 1 to a single value. */
    private static int rank(ModelCard card, InferOutputTensor output) {
        return card.outputs().stream()
                .filter(promised -> promised.name().equals(output.getName()))
                .mapToInt(promised -> promised.shape().size())
                .findFirst()
                .orElse(output.getShapeCount());
    }
}
