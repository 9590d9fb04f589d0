package io.mien.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** A facial coder whose {@code logits} follow the labels of its card. */
final class ExpressionModel implements FacialCoder {
    private static final String LOGITS = "logits";

    private final Model model;

    ExpressionModel(Model model) {
        this.model = model;
        card().requiredAlignment();
    }

    @Override
    public ModelCard card() {
        return model.card();
    }

    @Override
    public List<Expression> read(List<byte[]> faces) {
        int bytes = card().input().bytes();
        byte[] batch = new byte[bytes * faces.size()];
        for (int i = 0; i < faces.size(); i++) {
            System.arraycopy(faces.get(i), 0, batch, i * bytes, bytes);
        }
        Tensor.Floats logits = model.run(card().input().pictures(batch, faces.size()), Set.of(LOGITS))
                .get(LOGITS);
        int classes = card().labels().size();
        List<Expression> read = new ArrayList<>();
        for (int i = 0; i < faces.size(); i++) {
            float[] own = Arrays.copyOfRange(logits.values(), i * classes, (i + 1) * classes);
            read.add(Expression.of(own, card().labels(), card().temperatureOrOne()));
        }
        return read;
    }
}
