package io.mien.platform;

import io.quarkus.arc.All;
import io.vertx.core.Context;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What hundreds of respondents can ask for at the same moment waits here for its turn, without a thread: slices of recordings,
 * pages and ads. Staff, receipts and whatever else is asked seldom then find a free thread and a free processor.
 */
@ApplicationScoped
class Backlog {
    private static final String READING = "mien.reading";
    /** Behind {@link Bodies}, which comes after the login. */
    private static final int ORDER = -49;

    private final List<RequestGroup> clients;
    private final Turns slices;
    private final Turns reads;
    private final Turns pieces;

    Backlog(HttpConfig config, @All List<RequestGroup> clients) {
        this.clients = clients;
        this.slices = new Turns(config.slicesAtWork());
        this.reads = new Turns(config.readsAtWork());
        this.pieces = new Turns(config.piecesAtWork());
    }

    void install(@Observes Router router) {
        router.route().order(ORDER).method(HttpMethod.GET).handler(this::read);
    }

    /** A turn for one piece of a file on its way out: ended when the piece is read. */
    Turns.Turn piece(RoutingContext context, Consumer<Turns.Turn> work) {
        return pieces.take(context, work);
    }

    /**
     * Hands a slice on when its turn comes. One whose connection breaks meanwhile is dropped; it was not acknowledged, and its
     * browser sends it again.
     */
    void slice(RoutingContext context) {
        wait(slices, client(context).orElse("nobody"), context);
    }

    /** The thread that read for this request is free again, however slowly the answer leaves. */
    static void handedOver(RoutingContext context) {
        Turns.Turn turn = context.get(READING);
        if (turn != null) {
            turn.end();
        }
    }

    private void read(RoutingContext context) {
        Optional<String> client = client(context);
        if (client.isEmpty()) {
            context.next();
        } else {
            context.put(READING, wait(reads, client.get(), context));
        }
    }

    private Optional<String> client(RoutingContext context) {
        return clients.stream()
                .flatMap(group -> group.of(context.request()).stream())
                .findFirst();
    }

    private static Turns.Turn wait(Turns turns, String client, RoutingContext context) {
        Context loop = context.vertx().getOrCreateContext();
        Crowd.queued(context);
        Turns.Turn taken = turns.take(client, turn -> loop.runOnContext(now -> goOn(context, turn)));
        context.addEndHandler(ended -> taken.end());
        return taken;
    }

    /** A connection that closed before it came here will never be heard to end. */
    private static void goOn(RoutingContext context, Turns.Turn turn) {
        if (context.response().closed()) {
            turn.end();
        } else {
            Crowd.atWork(context);
            context.next();
        }
    }
}
