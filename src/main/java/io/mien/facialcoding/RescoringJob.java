package io.mien.facialcoding;

import io.mien.inference.ModelUnavailable;
import io.mien.jobs.Job;
import io.mien.jobs.NotYet;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/** Reads one recording of a re-scoring. Safe to run any number of times: its turn ends once. */
@ApplicationScoped
class RescoringJob implements Job {
    static final String KIND = "rescore-recording";

    private final Rescorings rescorings;
    private final Pipeline pipeline;

    RescoringJob(Rescorings rescorings, Pipeline pipeline) {
        this.rescorings = rescorings;
        this.pipeline = pipeline;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(UUID id) throws IOException {
        Optional<CodingOrder> order = rescorings.begin(id);
        if (order.isEmpty()) {
            return;
        }
        try {
            rescorings.commit(id, order.get(), pipeline.read(order.get(), stage -> {}));
        } catch (ModelUnavailable away) {
            throw new NotYet(String.valueOf(away.getMessage()), away);
        }
    }

    @Override
    public void park(UUID id, Throwable cause) {
        rescorings.fail(id, Pipeline.reason(cause));
    }
}
