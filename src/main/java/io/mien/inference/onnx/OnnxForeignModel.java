package io.mien.inference.onnx;

import ai.onnxruntime.OrtException;
import io.mien.inference.ForeignModelFailed;
import io.mien.inference.Model;
import io.mien.inference.ModelCard;
import io.mien.inference.Tensor;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A stranger's network in this process. Its trial showed what it does with noise; what it does with a face shows here: each
 * run has a deadline, and what it gives is held against its card. After the first failure it is asked nothing more.
 */
final class OnnxForeignModel implements Model {
    private static final int LONGEST_REASON = 300;

    private final OnnxModel model;
    private final ForeignRuns runs;
    private final Duration deadline;
    private volatile @Nullable ForeignModelFailed failed;
    private int running;
    private boolean closed;

    OnnxForeignModel(OnnxModel model, ForeignRuns runs, Duration deadline) {
        this.model = model;
        this.runs = runs;
        this.deadline = deadline;
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
    public Map<String, Tensor.Floats> run(Map<String, Tensor> inputs, Set<String> wanted) {
        ForeignModelFailed before = failed;
        if (before != null) {
            throw before.again();
        }
        try {
            return finite(runs.await(begin(inputs, wanted), deadline));
        } catch (TimeoutException late) {
            throw remembered(ForeignModelFailed.overran(card(), deadline, late));
        } catch (ExecutionException broken) {
            throw remembered(ForeignModelFailed.broke(card(), reason(broken.getCause()), broken.getCause()));
        }
    }

    private synchronized ForeignRun begin(Map<String, Tensor> inputs, Set<String> wanted) {
        if (closed) {
            throw new IllegalStateException("Model " + card().name() + " is closed");
        }
        try {
            ForeignRun run = new ForeignRun(model, inputs, wanted, this::ended);
            running++;
            return run;
        } catch (OrtException e) {
            throw new IllegalStateException("A run of model " + card().name() + " cannot be prepared", e);
        }
    }

    private Map<String, Tensor.Floats> finite(Map<String, Tensor.Floats> outputs) {
        outputs.forEach((name, output) -> {
            for (float value : output.values()) {
                if (!Float.isFinite(value)) {
                    throw remembered(ForeignModelFailed.broke(card(), "its \"" + name + "\" is not finite", null));
                }
            }
        });
        return outputs;
    }

    private ForeignModelFailed remembered(ForeignModelFailed failure) {
        failed = failure;
        return failure;
    }

    /** The innermost message: ONNX Runtime names the operator and what it could not do with it. */
    private static String reason(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        String words = String.valueOf(innermost.getMessage()).replaceAll("\\s+", " ");
        return words.substring(0, Math.min(LONGEST_REASON, words.length()));
    }

    private synchronized void ended() {
        running--;
        closeUnused();
    }

    /** A run that was left alone keeps the network's memory until it ends. */
    @Override
    public synchronized void close() {
        closed = true;
        closeUnused();
    }

    private void closeUnused() {
        if (closed && running == 0) {
            model.close();
        }
    }
}
