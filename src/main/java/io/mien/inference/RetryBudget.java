package io.mien.inference;

/**
 * Bounds what retries add to the load of a server that is in trouble: each failure takes one token, each success brings a
 * tenth of one, and only with more than half of them left anything is tried again (as gRPC's retry throttling does).
 */
public final class RetryBudget {
    private static final double A_SUCCESS = 0.1;

    private final double most;
    private double tokens;

    public RetryBudget(int most) {
        this.most = most;
        this.tokens = most;
    }

    synchronized void succeeded() {
        tokens = Math.min(most, tokens + A_SUCCESS);
    }

    /** True when there is enough left to try again. */
    synchronized boolean failed() {
        tokens = Math.max(0, tokens - 1);
        return tokens > most / 2;
    }
}
