package io.mien.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A facial coder whose {@code logits}, and {@code cam} where it has them, follow the labels of its card. */
final class ExpressionModel implements FacialCoder {
    private static final String LOGITS = "logits";
    private static final String FEATURES = "feat";
    private static final String MAPS = "cam";

    private final Model model;
    private final Set<String> wanted;

    ExpressionModel(Model model) {
        this.model = model;
        card().requireTask(ModelTask.FACIAL_CODING);
        card().requiredAlignment();
        this.wanted = Stream.of(LOGITS, FEATURES)
                .filter(name -> card().output(name).isPresent())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public ModelCard card() {
        return model.card();
    }

    @Override
    public String runtime() {
        return model.runtime();
    }

    @Override
    public List<CodedFace> read(List<byte[]> faces) {
        int bytes = card().input().bytes();
        byte[] batch = new byte[bytes * faces.size()];
        for (int i = 0; i < faces.size(); i++) {
            System.arraycopy(faces.get(i), 0, batch, i * bytes, bytes);
        }
        Map<String, Tensor.Floats> outputs = model.run(card().input().pictures(batch, faces.size()), wanted);
        List<CodedFace> read = new ArrayList<>(faces.size());
        for (int i = 0; i < faces.size(); i++) {
            Expression expression = expression(row(outputs.get(LOGITS).values(), i, faces.size()));
            read.add(new CodedFace(expression, features(outputs, i, faces.size())));
        }
        return read;
    }

    @Override
    public Optional<ActivationMap> map(byte[] face) {
        return card().output(MAPS).map(promised -> {
            Map<String, Tensor.Floats> outputs = model.run(card().input().pictures(face, 1), Set.of(LOGITS, MAPS));
            return new ActivationMap(
                    expression(outputs.get(LOGITS).values()),
                    card().labels(),
                    promised.shape().get(2),
                    promised.shape().get(3),
                    outputs.get(MAPS).values());
        });
    }

    private Expression expression(float[] logits) {
        return Expression.of(logits, card().labels(), card().temperatureOrOne());
    }

    private static FaceFeatures features(Map<String, Tensor.Floats> outputs, int number, int faces) {
        Tensor.Floats features = outputs.get(FEATURES);
        return new FaceFeatures(features == null ? new float[0] : row(features.values(), number, faces));
    }

    private static float[] row(float[] values, int number, int rows) {
        int length = values.length / rows;
        return Arrays.copyOfRange(values, number * length, (number + 1) * length);
    }
}
