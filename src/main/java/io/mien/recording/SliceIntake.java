package io.mien.recording;

import io.mien.recording.SliceBody.Piece;
import io.mien.recording.Uploads.Progress;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.context.ManagedExecutor;

/**
 * Brings the body of a request to its upload: gathered without a thread, written by a worker. A new request for an upload
 * ends the one before it, because a browser that asks again has given up on what it sent.
 */
@ApplicationScoped
class SliceIntake {
    private final Uploads uploads;
    private final ManagedExecutor workers;
    private final Map<UUID, SliceBody> current = new ConcurrentHashMap<>();

    SliceIntake(Uploads uploads, ManagedExecutor workers) {
        this.uploads = uploads;
        this.workers = workers;
    }

    CompletionStage<Progress> take(UUID upload, SliceRequest slice, HttpServerRequest request) throws IOException {
        uploads.check(upload, slice);
        SliceBody body = new SliceBody(request, slice.size());
        SliceBody before = current.put(upload, body);
        if (before != null) {
            before.dismiss();
        }
        return rest(upload, slice, body).whenComplete((progress, failure) -> current.remove(upload, body));
    }

    private CompletionStage<Progress> rest(UUID upload, SliceRequest slice, SliceBody body) {
        CompletableFuture<Piece> next = workers.newIncompleteFuture();
        CompletionStage<Progress> written = next.thenComposeAsync(piece -> written(upload, slice, body, piece));
        body.next(next);
        return written;
    }

    private CompletionStage<Progress> written(UUID upload, SliceRequest slice, SliceBody body, Piece piece) {
        Progress progress = append(upload, slice, piece);
        return piece.end() == SliceBody.End.NOT_YET
                ? rest(upload, slice.from(progress.offset()), body)
                : CompletableFuture.completedStage(progress);
    }

    private Progress append(UUID upload, SliceRequest slice, Piece piece) {
        try {
            return uploads.append(upload, slice, piece);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
