package io.mien.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.platform.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class UploadLocksTest {
    private final UploadLocks locks = new UploadLocks();

    @Test
    void aNewRequestEndsTheOneBeforeIt() throws Exception {
        // Given a request whose sender is dead
        UUID upload = Ids.next();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        CompletableFuture<String> dead = CompletableFuture.supplyAsync(
                () -> alone(upload, ended::countDown, () -> {
                    begun.countDown();
                    await(ended);
                    return "ended";
                }),
                Executors.newSingleThreadExecutor());
        begun.await();

        // When
        String next = alone(upload, () -> {}, () -> "written");

        // Then
        assertThat(next).isEqualTo("written");
        assertThat(dead.get()).isEqualTo("ended");
    }

    @Test
    void uploadsDoNotWaitForEachOther() throws Exception {
        // Given / When
        String inner = alone(Ids.next(), () -> {}, () -> CompletableFuture.supplyAsync(
                        () -> alone(Ids.next(), () -> {}, () -> "both"))
                .join());

        // Then
        assertThat(inner).isEqualTo("both");
    }

    private String alone(UUID upload, Runnable letGo, UploadLocks.Work<String> work) {
        try {
            return locks.alone(upload, letGo, work);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
