package io.mien.facialcoding;

import io.mien.trace.EngineReading;
import java.util.List;
import java.util.UUID;

/** One attempt under way. Closing it without a commit ends it as failed at the stage it had reached. */
final class CodingRun implements AutoCloseable {
    private final CodingAttempts attempts;
    private final UUID attemptId;
    private final CodingOrder order;
    private CodingStage stage = CodingStage.FETCH;
    private boolean ended;

    CodingRun(CodingAttempts attempts, UUID attemptId, CodingOrder order) {
        this.attempts = attempts;
        this.attemptId = attemptId;
        this.order = order;
    }

    CodingOrder order() {
        return order;
    }

    void reach(CodingStage next) {
        stage = next;
    }

    void commit(List<EngineReading> read) {
        reach(CodingStage.STORE);
        attempts.commit(attemptId, order, read);
        ended = true;
    }

    /** Leaves it to be continued: what it needs is away. */
    void postpone() {
        attempts.postpone(attemptId, stage);
        ended = true;
    }

    @Override
    public void close() {
        if (!ended) {
            attempts.fail(attemptId, stage);
        }
    }
}
