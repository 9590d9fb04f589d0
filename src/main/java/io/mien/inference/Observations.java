package io.mien.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The frames of one recording as they are read, completed by the sequence coder as its windows fill. */
final class Observations {
    private final List<FaceObservation> observed = new ArrayList<>();
    private final Optional<SequenceReader> sequence;
    private int readOverTime;

    Observations(Optional<SequenceCoder> coder) {
        this.sequence = coder.map(SequenceReader::new);
    }

    void add(List<FaceBlock.Read> block) {
        for (FaceBlock.Read read : block) {
            double seconds = observed.isEmpty() ? 0 : (read.observation().atMs() - lastMs()) / 1_000;
            observed.add(read.observation());
            sequence.ifPresent(reader -> complete(reader.take(new SequenceStep(seconds, read.features()))));
        }
    }

    List<FaceObservation> finish() {
        sequence.ifPresent(reader -> complete(reader.finish()));
        return List.copyOf(observed);
    }

    private double lastMs() {
        return observed.get(observed.size() - 1).atMs();
    }

    private void complete(List<Expression> decided) {
        for (Expression expression : decided) {
            observed.set(readOverTime, observed.get(readOverTime).with(expression));
            readOverTime++;
        }
    }
}
