package io.mien.recording;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request as it comes in, at most a megabyte of it at a time. No thread waits for a slow sender: its bytes
 * gather here until there are enough of them, or no more come.
 */
final class SliceBody {
    static final int LARGEST = 1 << 20;

    private static final int FIRST = 64 * 1024;

    private final HttpServerRequest request;
    private byte[] gathered;
    private int length;
    private End end = End.NOT_YET;

    @Nullable
    private CompletableFuture<Piece> awaited;

    /** @param size bytes announced, null when the sender does not say */
    SliceBody(HttpServerRequest request, @Nullable Long size) {
        this.request = request;
        this.gathered = new byte[(int) Math.min(size == null ? FIRST : size, LARGEST)];
        request.handler(this::take);
        request.endHandler(ended -> end(End.WHOLE));
        request.exceptionHandler(failure -> end(End.CUT_OFF));
    }

    /** Whether more may come, and if not, why. */
    enum End {
        NOT_YET,
        WHOLE,
        CUT_OFF,
        DISMISSED
    }

    /** Bytes that came: the first {@code length} of the array. */
    record Piece(byte[] bytes, int length, End end) {}

    /** Completes the promise with what comes next: a megabyte or the rest. */
    synchronized void next(CompletableFuture<Piece> promise) {
        awaited = promise;
        if (end == End.NOT_YET) {
            request.resume();
        } else {
            deliver(promise);
        }
    }

    /** Ends a request that still sends: its sender asked again elsewhere. One that has sent all gets its answer. */
    void dismiss() {
        if (end(End.DISMISSED)) {
            request.response().reset();
        }
    }

    private synchronized void take(Buffer bytes) {
        if (end != End.NOT_YET) {
            return;
        }
        if (length + bytes.length() > gathered.length) {
            gathered = Arrays.copyOf(gathered, Math.max(2 * gathered.length, length + bytes.length()));
        }
        bytes.getBytes(gathered, length);
        length += bytes.length();
        if (length > LARGEST) {
            request.pause();
            deliverAwaited();
        }
    }

    private synchronized boolean end(End how) {
        if (end != End.NOT_YET) {
            return false;
        }
        end = how;
        deliverAwaited();
        return true;
    }

    private void deliverAwaited() {
        CompletableFuture<Piece> promise = awaited;
        if (promise != null) {
            deliver(promise);
        }
    }

    private void deliver(CompletableFuture<Piece> promise) {
        awaited = null;
        Piece piece = new Piece(gathered, length, end);
        gathered = new byte[0];
        length = 0;
        promise.complete(piece);
    }
}
