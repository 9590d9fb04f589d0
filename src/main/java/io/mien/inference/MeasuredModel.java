package io.mien.inference;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.Set;

/** Times each run as {@code mien.inference.run} by model, backend and outcome. */
final class MeasuredModel implements Model {
    private final Model model;
    private final Backend backend;
    private final MeterRegistry meters;

    MeasuredModel(Model model, Backend backend, MeterRegistry meters) {
        this.model = model;
        this.backend = backend;
        this.meters = meters;
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
        Timer.Sample sample = Timer.start(meters);
        String outcome = "failed";
        try {
            Map<String, Tensor.Floats> outputs = model.run(inputs, wanted);
            outcome = "ok";
            return outputs;
        } catch (ModelUnavailable unavailable) {
            outcome = "unavailable";
            throw unavailable;
        } catch (ModelRefused refused) {
            outcome = "refused";
            throw refused;
        } finally {
            sample.stop(timer(outcome));
        }
    }

    private Timer timer(String outcome) {
        return Timer.builder("mien.inference.run")
                .description("Runs of a model, a batch each")
                .tags("model", card().name(), "backend", backend.word(), "outcome", outcome)
                .register(meters);
    }

    @Override
    public void close() {
        model.close();
    }
}
