package io.mien.inference;

import java.util.ArrayList;
import java.util.List;

/** A sequence coder that says of each step where it stood in its window, and how long the window was. */
final class CountingCoder implements SequenceCoder {
    private final int steps;
    private final int context;
    final List<Integer> windows = new ArrayList<>();

    CountingCoder(int steps, int context) {
        this.steps = steps;
        this.context = context;
    }

    @Override
    public ModelCard card() {
        ModelCard card = StandIns.sequence();
        return new ModelCard(
                card.name(),
                card.version(),
                card.task(),
                card.digest(),
                null,
                card.series(),
                card.outputs(),
                card.labels(),
                null,
                null,
                card.temperature(),
                card.frameModel(),
                new ModelCard.Window(steps, context),
                card.licence(),
                card.source(),
                card.trainingData(),
                card.commercialUse(),
                card.figures(),
                card.limits(),
                card.intendedUse(),
                card.date());
    }

    @Override
    public String runtime() {
        return "counting";
    }

    @Override
    public List<Expression> read(List<SequenceStep> window) {
        windows.add(window.size());
        List<Expression> read = new ArrayList<>();
        for (int step = 0; step < window.size(); step++) {
            double[] placed = new double[8];
            placed[0] = window.get(step).seconds();
            placed[1] = step;
            placed[2] = window.size() - 1.0 - step;
            read.add(new Expression(placed));
        }
        return read;
    }
}
