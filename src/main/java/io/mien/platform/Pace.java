package io.mien.platform;

/** Whether bytes move as fast as they must, on average and after some patience. */
record Pace(long begunNanos, long patienceNanos, double bytesPerNano) {
    static final long LOOK_MS = 1_000;

    static Pace of(HttpConfig config) {
        return new Pace(
                System.nanoTime(), config.patience().toNanos(), config.minRate().asLongValue() / 1e9);
    }

    boolean isTooSlow(long bytes) {
        return isTooSlow(bytes, System.nanoTime());
    }

    boolean isTooSlow(long bytes, long nowNanos) {
        long late = nowNanos - begunNanos - patienceNanos;
        return late > 0 && bytes < late * bytesPerNano + 1;
    }
}
