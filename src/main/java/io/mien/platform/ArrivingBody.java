package io.mien.platform;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerRequest;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A body on its way in, on the event loop: a small one into memory, a large one into a file. A disk that is slower than
 * the network holds the network up, never a thread.
 */
final class ArrivingBody {
    private final Vertx vertx;
    private final HttpServerRequest request;
    private final Bounds bounds;
    private final Reader reader;
    private final Buffer memory = Buffer.buffer();

    @Nullable
    private PassingFile place;

    @Nullable
    private AsyncFile file;

    private long arrived;
    private boolean over;

    ArrivingBody(Vertx vertx, HttpServerRequest request, Bounds bounds, Reader reader) {
        this.vertx = vertx;
        this.request = request;
        this.bounds = bounds;
        this.reader = reader;
    }

    /**
     * @param most bytes of the body
     * @param inMemory bytes above which it goes to a file
     * @param home folder of that file
     */
    record Bounds(long most, long inMemory, Path home) {}

    /** Hears how it went, once, on the event loop. */
    interface Reader {

        /** @param body as far as it came */
        void arrived(ArrivedBody body);

        void tooLarge();

        void failed(Throwable cause);

        /** Some bytes came. */
        void progressed(long arrived);
    }

    void read() {
        request.exceptionHandler(gone -> end(false));
        request.endHandler(ended -> end(true));
        request.handler(this::take);
        request.resume();
    }

    /** Bytes so far. */
    long arrived() {
        return arrived;
    }

    /** Reads no more; what came is forgotten. */
    void giveUp() {
        over = true;
        request.pause();
        discard();
    }

    /** Deletes the file, if it came to one. */
    void discard() {
        AsyncFile open = file;
        if (open != null) {
            open.close().onComplete(closed -> deleted());
        } else {
            deleted();
        }
    }

    private void take(Buffer bytes) {
        if (over) {
            return;
        }
        arrived += bytes.length();
        reader.progressed(arrived);
        if (arrived > bounds.most()) {
            giveUp();
            reader.tooLarge();
        } else if (file != null) {
            write(file, bytes);
        } else {
            memory.appendBuffer(bytes);
            if (memory.length() > bounds.inMemory()) {
                moveToFile();
            }
        }
    }

    private void moveToFile() {
        request.pause();
        vertx.executeBlocking(() -> PassingFile.under(bounds.home()), false)
                .compose(made -> {
                    place = made;
                    return vertx.fileSystem().open(made.path().toString(), new OpenOptions().setCreateNew(true));
                })
                .onSuccess(this::goOn)
                .onFailure(this::fail);
    }

    private void goOn(AsyncFile opened) {
        if (over) {
            opened.close().onComplete(closed -> deleted());
            return;
        }
        file = opened;
        opened.exceptionHandler(this::fail);
        opened.write(memory);
        request.resume();
    }

    private void write(AsyncFile open, Buffer bytes) {
        open.write(bytes);
        if (open.writeQueueFull()) {
            request.pause();
            open.drainHandler(drained -> request.resume());
        }
    }

    private void end(boolean whole) {
        if (over) {
            return;
        }
        over = true;
        AsyncFile open = file;
        PassingFile made = place;
        if (open == null || made == null) {
            reader.arrived(new ArrivedBody(memory, null, whole));
            return;
        }
        file = null;
        open.close()
                .onSuccess(closed -> reader.arrived(new ArrivedBody(Buffer.buffer(), made.path(), whole)))
                .onFailure(reader::failed);
    }

    private void fail(Throwable cause) {
        if (!over) {
            giveUp();
            reader.failed(cause);
        }
    }

    private void deleted() {
        PassingFile made = place;
        if (made != null) {
            vertx.executeBlocking(
                    () -> {
                        made.close();
                        return null;
                    },
                    false);
        }
    }
}
