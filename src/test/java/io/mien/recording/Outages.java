package io.mien.recording;

import io.mien.launch.PackagedServer;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Kills the product again and again while something is under way, and lets it come back each third time to a full disk first. */
final class Outages {
    private static final String KEEP_FREE = "mien.recording.keep-free";
    private static final int QUIET_MS = 10_000;
    private static final int FULL_MS = 2_000;

    private final PackagedServer server;
    private final Random random;
    private int kills;
    private int fullDisks;

    Outages(PackagedServer server, long seed) {
        this.server = server;
        this.random = new Random(seed);
    }

    /** Goes on until the work is done, and leaves the product running. */
    void during(Future<?> work) throws InterruptedException {
        rest(QUIET_MS);
        while (!work.isDone()) {
            if (kills % 3 == 1) {
                comeBack(Long.MAX_VALUE);
                fullDisks++;
                rest(FULL_MS);
            }
            comeBack(0);
            rest(QUIET_MS);
        }
    }

    int kills() {
        return kills;
    }

    int fullDisks() {
        return fullDisks;
    }

    private void comeBack(long keepFree) {
        server.kill();
        kills++;
        server.with(KEEP_FREE, String.valueOf(keepFree)).start();
    }

    private void rest(int milliseconds) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(milliseconds / 2 + random.nextInt(milliseconds));
    }
}
