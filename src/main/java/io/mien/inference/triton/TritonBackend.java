package io.mien.inference.triton;

import io.mien.inference.Backend;
import io.mien.inference.CircuitBreaker;
import io.mien.inference.GuardedModel;
import io.mien.inference.Model;
import io.mien.inference.ModelBackend;
import io.mien.inference.ModelCard;
import io.mien.inference.ModelUnavailable;
import io.mien.inference.RetryBudget;
import io.mien.inference.RetryingModel;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A Triton Inference Server of the operator's. Connects when the first model is opened. */
@Singleton
final class TritonBackend implements ModelBackend {
    private static final Logger LOG = Logger.getLogger(TritonBackend.class);
    private static final int RETRY_TOKENS = 10;

    private final TritonConfig config;
    private final CircuitBreaker breaker;
    private final RetryBudget budget = new RetryBudget(RETRY_TOKENS);
    private @Nullable TritonServer server;

    TritonBackend(TritonConfig config, Clock clock) {
        this.config = config;
        this.breaker = new CircuitBreaker(config.failuresToOpen(), config.pause(), clock);
    }

    @Override
    public Backend kind() {
        return Backend.TRITON;
    }

    /** A Triton that is away stops nobody's start: pages work, recordings wait. One that serves another model does. */
    @Override
    public Model open(ModelCard card) {
        TritonModel model = new TritonModel(card, server());
        try {
            model.meet();
        } catch (ModelUnavailable unavailable) {
            LOG.warnf(unavailable, "Triton is not there yet, recordings wait for it model=%s", card.name());
        }
        Model guarded = new GuardedModel(model, breaker);
        return new RetryingModel(guarded, budget, config.tries(), config.firstWait());
    }

    private synchronized TritonServer server() {
        if (server == null) {
            server = new TritonServer(config);
        }
        return server;
    }

    @PreDestroy
    synchronized void close() {
        if (server != null) {
            server.close();
        }
    }
}
