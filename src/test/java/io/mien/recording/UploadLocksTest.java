package io.mien.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    void aSecondRequestIsRefusedAndTheFirstGoesOn() throws Exception {
        // Given a request that writes for long
        UUID upload = Ids.next();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch written = new CountDownLatch(1);
        CompletableFuture<String> first = CompletableFuture.supplyAsync(
                () -> alone(upload, () -> {
                    begun.countDown();
                    await(written);
                    return "written";
                }),
                Executors.newSingleThreadExecutor());
        begun.await();

        // When
        assertThatThrownBy(() -> alone(upload, () -> "cut")).isInstanceOf(UploadRefused.class);

        // Then
        written.countDown();
        assertThat(first.get()).isEqualTo("written");
    }

    @Test
    void uploadsDoNotWaitForEachOther() throws Exception {
        // Given / When
        String inner = alone(Ids.next(), () -> CompletableFuture.supplyAsync(() -> alone(Ids.next(), () -> "both"))
                .join());

        // Then
        assertThat(inner).isEqualTo("both");
    }

    private String alone(UUID upload, UploadLocks.Work<String> work) {
        try {
            return locks.alone(upload, work);
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
