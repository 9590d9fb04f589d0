package io.mien.inference.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.mien.inference.ModelCard;
import io.mien.inference.Tensor;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

/** One run of a stranger's network, which can be told to end from another thread. */
final class ForeignRun implements Callable<Map<String, Tensor.Floats>> {
    private final OnnxModel model;
    private final Map<String, Tensor> inputs;
    private final Set<String> wanted;
    private final Runnable atEnd;
    private final OrtSession.RunOptions options;
    private boolean ended;

    /** @param atEnd called when the network has let go of everything */
    ForeignRun(OnnxModel model, Map<String, Tensor> inputs, Set<String> wanted, Runnable atEnd) throws OrtException {
        this.model = model;
        this.inputs = inputs;
        this.wanted = wanted;
        this.atEnd = atEnd;
        this.options = new OrtSession.RunOptions();
    }

    ModelCard card() {
        return model.card();
    }

    @Override
    public Map<String, Tensor.Floats> call() {
        try {
            return model.run(inputs, wanted, options);
        } finally {
            end();
            atEnd.run();
        }
    }

    private synchronized void end() {
        ended = true;
        options.close();
    }

    /** Asks it to end. ONNX Runtime looks before each operator, also in a loop's body: within one it does not. */
    synchronized void stop() {
        if (ended) {
            return;
        }
        try {
            options.setTerminate(true);
        } catch (OrtException e) {
            throw new IllegalStateException("A run of model " + card().name() + " cannot be told to end", e);
        }
    }

    synchronized boolean hasEnded() {
        return ended;
    }
}
