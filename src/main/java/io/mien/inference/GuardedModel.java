package io.mien.inference;

import java.util.Map;
import java.util.Set;

/** Fails at once while the model's server is known to be away. */
public final class GuardedModel implements Model {
    private final Model model;
    private final CircuitBreaker breaker;

    /** @param breaker shared by all models of one server */
    public GuardedModel(Model model, CircuitBreaker breaker) {
        this.model = model;
        this.breaker = breaker;
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
        if (!breaker.lets()) {
            throw new KnownUnavailable("Model " + card().name() + " is not asked: its server did not answer lately.");
        }
        try {
            Map<String, Tensor.Floats> outputs = model.run(inputs, wanted);
            breaker.succeeded();
            return outputs;
        } catch (ModelUnavailable unavailable) {
            breaker.failed();
            throw unavailable;
        } catch (ModelRefused | BadModel answered) {
            breaker.succeeded();
            throw answered;
        }
    }

    @Override
    public void close() {
        model.close();
    }

    /** Nobody was asked, and asking again at once would not be either. */
    static final class KnownUnavailable extends ModelUnavailable {
        private static final long serialVersionUID = 1L;

        KnownUnavailable(String sentence) {
            super(sentence);
        }
    }
}
