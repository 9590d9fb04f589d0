package io.mien.inference.onnx;

import io.mien.inference.ForeignModelFailed;
import io.mien.inference.Model;
import io.mien.inference.ModelCard;
import io.mien.inference.Tensor;
import io.mien.inference.onnx.ForeignSession.Broken;
import io.mien.inference.onnx.ForeignSession.Late;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A stranger's network in its child process. Its trial showed what it does with noise; what it does with a face shows here:
 * each run has a deadline, and what it gives is held against its card. After the first failure it is asked nothing more.
 */
final class ConfinedModel implements Model {
    private final ModelCard card;
    private final String runtime;
    private final ForeignSession session;
    private final Duration deadline;
    private @Nullable ForeignModelFailed failed;

    ConfinedModel(ModelCard card, String runtime, ForeignSession session, Duration deadline) {
        this.card = card;
        this.runtime = runtime;
        this.session = session;
        this.deadline = deadline;
    }

    @Override
    public ModelCard card() {
        return card;
    }

    @Override
    public String runtime() {
        return runtime;
    }

    @Override
    public synchronized Map<String, Tensor.Floats> run(Map<String, Tensor> inputs, Set<String> wanted) {
        if (failed != null) {
            throw failed.again();
        }
        try {
            Tensor.Bytes pictures = (Tensor.Bytes) inputs.get(card.input().name());
            return promised(session.run(card.input().name(), pictures, wanted, deadline), wanted, pictures.shape()[0]);
        } catch (Late late) {
            throw remembered(ForeignModelFailed.overran(card, deadline, late));
        } catch (Broken broken) {
            throw remembered(ForeignModelFailed.broke(card, broken.reason(), broken));
        }
    }

    private Map<String, Tensor.Floats> promised(ForeignReply reply, Set<String> wanted, int batch) throws Broken {
        Map<String, Tensor.Floats> outputs = new HashMap<>();
        for (String name : wanted) {
            ForeignReply.Output output = reply.outputs().get(name);
            if (output == null || !OutputShapes.keeps(card, name, output.shape(), batch)) {
                throw new Broken("its \"" + name + "\" has another shape than its card promises");
            }
            if (!output.isFinite()) {
                throw new Broken("its \"" + name + "\" is not finite");
            }
            outputs.put(name, new Tensor.Floats(output.values(), OutputShapes.dimensions(output.shape())));
        }
        return outputs;
    }

    private ForeignModelFailed remembered(ForeignModelFailed failure) {
        failed = failure;
        session.close();
        return failure;
    }

    @Override
    public void close() {
        session.close();
    }
}
