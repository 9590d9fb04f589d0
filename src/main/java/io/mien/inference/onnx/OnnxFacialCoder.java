package io.mien.inference.onnx;

import io.mien.inference.Expression;
import io.mien.inference.FacialCoder;
import io.mien.inference.ModelCard;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A facial coder whose {@code logits} follow the labels of its card. */
final class OnnxFacialCoder implements FacialCoder {
    private final OnnxModel model;

    OnnxFacialCoder(OnnxModel model) {
        this.model = model;
        card().requiredAlignment();
    }

    @Override
    public ModelCard card() {
        return model.card();
    }

    @Override
    public List<Expression> read(List<byte[]> faces) {
        int bytes = card().input().width()
                * card().input().height()
                * card().input().channels();
        byte[] batch = new byte[bytes * faces.size()];
        for (int i = 0; i < faces.size(); i++) {
            System.arraycopy(faces.get(i), 0, batch, i * bytes, bytes);
        }
        float[] logits = model.run(batch, faces.size()).get("logits");
        int classes = card().labels().size();
        List<Expression> read = new ArrayList<>();
        for (int i = 0; i < faces.size(); i++) {
            float[] own = Arrays.copyOfRange(logits, i * classes, (i + 1) * classes);
            read.add(Expression.of(own, card().labels(), card().temperatureOrOne()));
        }
        return read;
    }
}
