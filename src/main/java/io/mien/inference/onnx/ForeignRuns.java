package io.mien.inference.onnx;

import io.mien.inference.ForeignModelFailed;
import io.mien.inference.ModelCard;
import io.mien.inference.Tensor;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs of strangers' networks, on threads on which nothing else waits: one that does not end in time is told to, and left
 * alone. Runs that were told to end and have not are remembered, so that a network that sits in one operator for hours
 * takes the cores of one recording and not of all.
 */
final class ForeignRuns {
    private static final int IDLE_SECONDS = 30;

    private final AtomicInteger count = new AtomicInteger();
    private final Set<ForeignRun> overrun = ConcurrentHashMap.newKeySet();
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), this::thread);

    /** @throws ForeignModelFailed when a run of the same file still goes on that was told to end */
    void refuseRunning(ModelCard card) {
        overrun.removeIf(ForeignRun::hasEnded);
        if (overrun.stream().anyMatch(run -> run.card().digest().equals(card.digest()))) {
            throw ForeignModelFailed.stillRunning(card);
        }
    }

    /**
     * Runs it and waits no longer than allowed.
     *
     * @throws TimeoutException when it did not end in time
     * @throws ExecutionException with what made it break off
     */
    Map<String, Tensor.Floats> await(ForeignRun run, Duration deadline) throws TimeoutException, ExecutionException {
        Future<Map<String, Tensor.Floats>> answer = threads.submit(run);
        try {
            return answer.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            leave(run);
            throw late;
        } catch (InterruptedException e) {
            leave(run);
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "Interrupted while model " + run.card().name() + " ran", e);
        }
    }

    private void leave(ForeignRun run) {
        run.stop();
        overrun.removeIf(ForeignRun::hasEnded);
        overrun.add(run);
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "foreign-model-" + count.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
