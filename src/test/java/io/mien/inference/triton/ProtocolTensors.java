package io.mien.inference.triton;

import com.google.protobuf.ByteString;
import inference.GrpcPredictV2.ModelInferRequest;
import inference.GrpcPredictV2.ModelInferRequest.InferInputTensor;
import inference.GrpcPredictV2.ModelInferResponse;
import inference.GrpcPredictV2.ModelInferResponse.InferOutputTensor;
import inference.GrpcPredictV2.ModelMetadataResponse;
import inference.GrpcPredictV2.ModelMetadataResponse.TensorMetadata;
import io.grpc.Status;
import io.mien.inference.Model;
import io.mien.inference.ModelCard;
import io.mien.inference.Tensor;
import io.mien.inference.TensorSpec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tensors as a server of the Open Inference Protocol takes and gives them, with Triton's habits. */
final class ProtocolTensors {
    private static final int MAX_BATCH = 32;

    private ProtocolTensors() {}

    static ModelMetadataResponse metadata(Model model) {
        ModelMetadataResponse.Builder metadata = ModelMetadataResponse.newBuilder()
                .setName(model.card().name())
                .addVersions(model.card().version())
                .setPlatform("onnxruntime_onnx");
        model.card().inputs().forEach(input -> metadata.addInputs(metadata(input)));
        model.card().outputs().forEach(output -> metadata.addOutputs(metadata(output)));
        return metadata.build();
    }

    /** Triton knows no tensor that is a batch alone. */
    private static TensorMetadata metadata(TensorSpec spec) {
        TensorMetadata.Builder metadata =
                TensorMetadata.newBuilder().setName(spec.name()).setDatatype(spec.datatype());
        spec.shape().forEach(metadata::addShape);
        return spec.shape().size() == 1 ? metadata.addShape(1).build() : metadata.build();
    }

    static Map<String, Tensor> inputs(ModelCard card, ModelInferRequest request) {
        Map<String, Tensor> inputs = new HashMap<>();
        for (int i = 0; i < request.getInputsCount(); i++) {
            InferInputTensor input = request.getInputs(i);
            refuseOther(card, input);
            inputs.put(input.getName(), tensor(input, request.getRawInputContents(i)));
        }
        return inputs;
    }

    private static void refuseOther(ModelCard card, InferInputTensor input) {
        boolean promised = card.inputs().stream()
                .anyMatch(spec -> spec.name().equals(input.getName())
                        && spec.datatype().equals(input.getDatatype())
                        && fits(spec.shape(), input.getShapeList()));
        if (!promised || input.getShape(0) > MAX_BATCH) {
            throw Status.INVALID_ARGUMENT
                    .withDescription("unexpected inference input '" + input.getName() + "'")
                    .asRuntimeException();
        }
    }

    private static boolean fits(List<Integer> promised, List<Long> given) {
        if (promised.size() != given.size()) {
            return false;
        }
        for (int i = 0; i < promised.size(); i++) {
            if (promised.get(i) >= 0 && promised.get(i) != given.get(i).intValue()) {
                return false;
            }
        }
        return true;
    }

    private static Tensor tensor(InferInputTensor input, ByteString raw) {
        int[] shape = input.getShapeList().stream().mapToInt(Math::toIntExact).toArray();
        if (input.getDatatype().equals("UINT8")) {
            return new Tensor.Bytes(raw.toByteArray(), shape);
        }
        float[] values = new float[raw.size() / Float.BYTES];
        raw.asReadOnlyByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        return new Tensor.Floats(values, shape);
    }

    static ModelInferResponse answer(ModelCard card, Map<String, Tensor.Floats> outputs) {
        ModelInferResponse.Builder response =
                ModelInferResponse.newBuilder().setModelName(card.name()).setModelVersion(card.version());
        outputs.forEach((name, output) -> {
            InferOutputTensor.Builder head =
                    InferOutputTensor.newBuilder().setName(name).setDatatype("FP32");
            for (int dimension : output.shape()) {
                head.addShape(dimension);
            }
            response.addOutputs(output.shape().length == 1 ? head.addShape(1) : head);
            ByteBuffer raw = ByteBuffer.allocate(output.bytes());
            output.write(raw);
            response.addRawOutputContents(ByteString.copyFrom(raw.flip()));
        });
        return response.build();
    }
}
