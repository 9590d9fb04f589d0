package io.mien.inference;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/** Fails as told, then answers nothing. */
final class ScriptedModel implements Model {
    private final ModelCard card;
    private final Queue<RuntimeException> failures = new ArrayDeque<>();
    private boolean closed;

    ScriptedModel(ModelCard card) {
        this.card = card;
    }

    void fails(RuntimeException failure) {
        failures.add(failure);
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public ModelCard card() {
        return card;
    }

    @Override
    public String runtime() {
        return "script";
    }

    @Override
    public Map<String, Tensor.Floats> run(Map<String, Tensor> inputs, Set<String> wanted) {
        RuntimeException failure = failures.poll();
        if (failure != null) {
            throw failure;
        }
        return Map.of();
    }

    @Override
    public void close() {
        closed = true;
    }
}
