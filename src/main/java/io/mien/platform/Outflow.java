package io.mien.platform;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A flow on its way out: a piece is read on a worker thread, written on the event loop, and followed once it is gone. */
final class Outflow {
    private static final Logger LOG = Logger.getLogger(Outflow.class);
    private static final int PIECE = 64 * 1024;

    private final Flow flow;
    private final RoutingContext context;
    private final Backlog backlog;
    private final Context loop;
    private final HttpServerResponse response;
    private final Pace pace;
    private final Runnable after;
    private final long timer;

    @Nullable
    private InputStream bytes;

    private volatile Turns.@Nullable Turn turn;

    private volatile long read;
    private long sent;
    private volatile boolean over;

    Outflow(Flow flow, RoutingContext context, Backlog backlog, Pace pace, Runnable after) {
        this.flow = flow;
        this.context = context;
        this.backlog = backlog;
        this.loop = context.vertx().getOrCreateContext();
        this.response = context.response();
        this.pace = pace;
        this.after = after;
        this.timer = context.vertx().setPeriodic(Pace.LOOK_MS, tick -> look());
    }

    void begin() {
        context.addEndHandler(ended -> end());
        Crowd.progress(context);
        context.vertx().runOnContext(now -> next());
    }

    private void next() {
        if (over) {
            return;
        }
        if (read == flow.length()) {
            response.end();
            return;
        }
        turn = backlog.piece(context, this::readNext);
    }

    /** Whichever thread gives the turn, it is this one that is ended: the field may still hold the one before. */
    private void readNext(Turns.Turn given) {
        loop.executeBlocking(this::piece, false)
                .onComplete(done -> given.end())
                .onSuccess(this::write)
                .onFailure(this::breakOff);
    }

    private synchronized Buffer piece() throws IOException {
        if (over) {
            return Buffer.buffer();
        }
        InputStream open = bytes;
        if (open == null) {
            open = flow.source().open();
            bytes = open;
        }
        byte[] piece = open.readNBytes((int) Math.min(PIECE, flow.length() - read));
        if (piece.length == 0) {
            throw new EOFException("The file ended before its length");
        }
        read += piece.length;
        return Buffer.buffer(piece);
    }

    private void write(Buffer piece) {
        if (over) {
            return;
        }
        response.write(piece)
                .onSuccess(written -> {
                    sent += piece.length();
                    Crowd.progress(context);
                    next();
                })
                .onFailure(gone -> end());
    }

    private void look() {
        if (pace.isTooSlow(sent) && sent < read) {
            response.reset();
            context.request().connection().close();
        }
    }

    private void breakOff(Throwable cause) {
        LOG.warnf(cause, "An answer broke off path=%s", context.normalizedPath());
        response.reset();
        context.request().connection().close();
        end();
    }

    private void end() {
        if (over) {
            return;
        }
        over = true;
        Turns.Turn waiting = turn;
        if (waiting != null) {
            waiting.end();
        }
        context.vertx().cancelTimer(timer);
        context.vertx()
                .executeBlocking(
                        () -> {
                            close();
                            return null;
                        },
                        false)
                .onFailure(failed -> LOG.warnf(failed, "A sent file could not be closed"));
        after.run();
    }

    private synchronized void close() throws IOException {
        InputStream open = bytes;
        try {
            if (open != null) {
                open.close();
            }
        } finally {
            flow.source().release();
        }
    }
}
