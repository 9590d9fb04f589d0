package io.mien.inference;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Tries again what failed because the model was unavailable for a moment. */
public final class RetryingModel implements Model {
    private final Model model;
    private final RetryBudget budget;
    private final int tries;
    private final Duration firstWait;

    /**
     * Around a model.
     *
     * @param budget shared by all models of one server
     * @param tries in all
     * @param firstWait before the second try; doubled before each further one, and half of it left to chance
     */
    public RetryingModel(Model model, RetryBudget budget, int tries, Duration firstWait) {
        this.model = model;
        this.budget = budget;
        this.tries = tries;
        this.firstWait = firstWait;
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
        for (int number = 1; ; number++) {
            try {
                Map<String, Tensor.Floats> outputs = model.run(inputs, wanted);
                budget.succeeded();
                return outputs;
            } catch (GuardedModel.KnownUnavailable known) {
                throw known;
            } catch (ModelUnavailable unavailable) {
                if (!budget.failed() || number == tries) {
                    throw unavailable;
                }
                pause(number, unavailable);
            }
        }
    }

    private void pause(int number, ModelUnavailable unavailable) {
        long longest = firstWait.toMillis() << (number - 1);
        try {
            Thread.sleep(longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable;
        }
    }

    @Override
    public void close() {
        model.close();
    }
}
