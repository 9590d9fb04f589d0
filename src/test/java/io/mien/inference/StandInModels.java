package io.mien.inference;

import java.util.ArrayList;
import java.util.List;

/** The ports over a stand-in network, wherever it was opened. */
public final class StandInModels {
    private StandInModels() {}

    public static FacialCoder coder(Model model) {
        return new ExpressionModel(model);
    }

    public static SequenceCoder sequence(Model model) {
        return new SequenceModel(model);
    }

    /** The sequence as the product reads it, window by window. */
    public static List<Expression> inWindows(SequenceCoder coder, List<SequenceStep> steps) {
        SequenceReader reader = new SequenceReader(coder);
        List<Expression> read = new ArrayList<>();
        steps.forEach(step -> read.addAll(reader.take(step)));
        read.addAll(reader.finish());
        return read;
    }
}
