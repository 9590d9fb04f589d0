package io.mien.inference.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.mien.inference.BadModel;
import io.mien.inference.ModelCard;
import io.mien.inference.TensorSpec;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Holds the tensors of a loaded file against its card. */
final class SessionTensors {
    private static final Map<String, OnnxJavaType> TYPES =
            Map.of("UINT8", OnnxJavaType.UINT8, "FP32", OnnxJavaType.FLOAT);

    private SessionTensors() {}

    /** @throws BadModel when a tensor is missing or another one */
    static void refuseOther(ModelCard card, OrtSession session) throws OrtException {
        for (TensorSpec input : card.inputs()) {
            refuseOther(card, "input", input, session.getInputInfo().get(input.name()));
        }
        if (session.getNumInputs() > card.inputs().size()) {
            throw new BadModel("Model " + card.name() + " wants more inputs than its card says.");
        }
        for (TensorSpec output : card.outputs()) {
            refuseOther(card, "output", output, session.getOutputInfo().get(output.name()));
        }
    }

    private static void refuseOther(ModelCard card, String side, TensorSpec promised, @Nullable NodeInfo found) {
        if (found == null
                || !(found.getInfo() instanceof TensorInfo tensor)
                || tensor.type != TYPES.get(promised.datatype())) {
            throw new BadModel("Model " + card.name() + " has no " + promised.datatype() + " " + side + " \""
                    + promised.name() + "\", which its card promises.");
        }
        List<Integer> shape =
                LongStream.of(tensor.getShape()).mapToObj(Math::toIntExact).toList();
        if (!shape.equals(promised.shape())) {
            throw new BadModel("The " + side + " \"" + promised.name() + "\" of model " + card.name()
                    + " has the shape " + shape + ", its card says " + promised.shape() + ".");
        }
    }
}
