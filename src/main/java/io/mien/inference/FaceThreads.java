package io.mien.inference;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One platform thread a core for all recordings together: networks run on one thread each and never wait. */
final class FaceThreads {
    private static final int CORES = Runtime.getRuntime().availableProcessors();
    /** Blocks a recording may have under way: bounds its memory to some ten megabytes a core. */
    static final int AHEAD = CORES + 1;

    private static final int IDLE_SECONDS = 30;
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final ThreadPoolExecutor POOL = pool();

    private FaceThreads() {}

    static <T> Future<T> submit(Callable<T> work) {
        return POOL.submit(work);
    }

    static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while faces were read", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    private static ThreadPoolExecutor pool() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                CORES, CORES, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), FaceThreads::thread);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "face-reader-" + COUNT.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
