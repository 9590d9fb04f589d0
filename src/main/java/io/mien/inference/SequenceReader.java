package io.mien.inference;

import io.mien.inference.ModelCard.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a sequence of any length through overlapping windows, holding no more than one of them. The first and last {@code
 * context} steps of a window are context only, but for the sequence's own ends: so that every other step is read with at
 * least that many neighbours on both sides, wherever a window begins. Not thread-safe: one reader per recording.
 */
final class SequenceReader {
    private final SequenceCoder coder;
    private final Window window;
    private final List<SequenceStep> held = new ArrayList<>();
    /** Steps at the beginning of {@link #held} that are read already. */
    private int read;

    SequenceReader(SequenceCoder coder) {
        this.coder = coder;
        this.window = coder.card().requiredWindow();
    }

    /** Takes the next step and returns what is decided by now, in order: often nothing, sometimes many steps at once. */
    List<Expression> take(SequenceStep step) {
        List<Expression> decided = held.size() == window.steps() ? readFull() : List.of();
        held.add(step);
        return decided;
    }

    /** Ends the sequence and returns the rest. */
    List<Expression> finish() {
        if (read == held.size()) {
            return List.of();
        }
        List<Expression> rest = coder.read(List.copyOf(held)).subList(read, held.size());
        read = held.size();
        return rest;
    }

    private List<Expression> readFull() {
        int decided = window.steps() - window.context();
        List<Expression> own = List.copyOf(coder.read(List.copyOf(held)).subList(read, decided));
        held.subList(0, decided - window.context()).clear();
        read = window.context();
        return own;
    }
}
