package io.mien.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A sequence coder whose {@code logits} follow the labels of its card.
 *
 * <p>The network's own {@code valence} is not asked for: section 4 of the method page defines valence from the classes, and a
 * second definition under the same name would make traces of the two engines incomparable.
 */
final class SequenceModel implements SequenceCoder {
    private static final String LOGITS = "logits";

    private final Model model;

    SequenceModel(Model model) {
        this.model = model;
        card().requireTask(ModelTask.SEQUENCE_CODING);
        card().requiredWindow();
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
    public List<Expression> read(List<SequenceStep> steps) {
        float[] logits = model.run(inputs(steps), Set.of(LOGITS)).get(LOGITS).values();
        int classes = card().labels().size();
        List<Expression> read = new ArrayList<>(steps.size());
        for (int step = 0; step < steps.size(); step++) {
            float[] own = Arrays.copyOfRange(logits, step * classes, (step + 1) * classes);
            read.add(Expression.of(own, card().labels(), card().temperatureOrOne()));
        }
        return read;
    }

    private Map<String, Tensor> inputs(List<SequenceStep> steps) {
        int width = width();
        float[] features = new float[steps.size() * width];
        float[] mask = new float[steps.size()];
        float[] seconds = new float[steps.size()];
        for (int at = 0; at < steps.size(); at++) {
            SequenceStep step = steps.get(at);
            seconds[at] = (float) step.seconds();
            if (step.features() != null) {
                mask[at] = 1;
                step.features().into(features, at * width);
            }
        }
        return Map.of(
                "feat", new Tensor.Floats(features, 1, steps.size(), width),
                "mask", new Tensor.Floats(mask, 1, steps.size()),
                "seconds", new Tensor.Floats(seconds, 1, steps.size()));
    }

    /** Length of a face's features, as the card's input has it. */
    private int width() {
        return card().inputs().stream()
                .filter(input -> input.name().equals("feat"))
                .findFirst()
                .orElseThrow()
                .shape()
                .get(2);
    }
}
