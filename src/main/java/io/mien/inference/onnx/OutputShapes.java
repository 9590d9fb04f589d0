package io.mien.inference.onnx;

import io.mien.inference.ModelCard;
import io.mien.inference.TensorSpec;
import java.util.List;
import java.util.stream.LongStream;

/** The shapes that a run gives, held against the card: a file's own word on its shapes binds no run. */
final class OutputShapes {
    private OutputShapes() {}

    static boolean keeps(ModelCard card, String name, long[] shape, int batch) {
        List<Integer> promised = card.output(name).map(TensorSpec::shape).orElse(List.of());
        boolean kept = shape.length == promised.size() && shape.length > 0 && shape[0] == batch;
        for (int i = 1; kept && i < shape.length; i++) {
            kept = promised.get(i) < 0 || promised.get(i) == shape[i];
        }
        return kept;
    }

    static int[] dimensions(long[] shape) {
        return LongStream.of(shape).mapToInt(Math::toIntExact).toArray();
    }
}
