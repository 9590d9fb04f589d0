package io.mien.platform;

import io.quarkus.arc.All;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who has requests under way, by address and by visit. Where there are too many of one, the request that has kept the
 * server waiting longest is closed for the new one: whoever shares an address with an attacker still comes through.
 */
@ApplicationScoped
class Crowd {
    private static final String KEY = "mien.present";
    private static final int ORDER = Integer.MIN_VALUE + 2;
    /** A request that moved within this time is not closed for another. */
    private static final long STALLED_NANOS = Duration.ofSeconds(1).toNanos();

    private final Map<String, Set<Present>> groups = new HashMap<>();
    private final HttpConfig config;
    private final Refusal refusal;
    private final List<RequestGroup> clients;

    Crowd(HttpConfig config, Refusal refusal, @All List<RequestGroup> clients) {
        this.config = config;
        this.refusal = refusal;
        this.clients = clients;
    }

    void install(@Observes Router router) {
        router.route().order(ORDER).handler(this::enter);
    }

    /** Its client did something. */
    static void progress(RoutingContext context) {
        Present present = context.get(KEY);
        if (present != null) {
            present.moved(true);
        }
    }

    /** From now on it is the server that takes its time. */
    static void atWork(RoutingContext context) {
        Present present = context.get(KEY);
        if (present != null) {
            present.moved(false);
        }
    }

    private void enter(RoutingContext context) {
        Present present = new Present(context);
        context.put(KEY, present);
        String address = "address " + context.request().remoteAddress().hostAddress();
        boolean room = join(address, present, config.requestsPerAddress())
                && clients.stream()
                        .flatMap(client -> client.of(context.request()).stream())
                        .allMatch(client -> join(client, present, config.requestsPerVisit()));
        context.addEndHandler(ended -> leave(present));
        if (room) {
            context.next();
        } else {
            refusal.send(
                    context,
                    new Busy(
                            429,
                            "too-many-at-once",
                            "Too many requests of yours are under way. Please try again in a moment.",
                            Duration.ofSeconds(1)));
        }
    }

    private synchronized boolean join(String group, Present present, int most) {
        Set<Present> here = groups.computeIfAbsent(group, unknown -> new LinkedHashSet<>());
        if (here.size() >= most) {
            Present slowest = slowest(here);
            if (slowest == null) {
                return false;
            }
            here.remove(slowest);
            slowest.close();
        }
        here.add(present);
        present.groups.add(group);
        return true;
    }

    private static @Nullable Present slowest(Set<Present> here) {
        long now = System.nanoTime();
        return here.stream()
                .filter(present -> present.waitsForClient && now - present.movedNanos > STALLED_NANOS)
                .max(Comparator.comparingLong(present -> now - present.movedNanos))
                .orElse(null);
    }

    private synchronized void leave(Present present) {
        present.groups.forEach(group -> groups.computeIfPresent(group, (name, here) -> {
            here.remove(present);
            return here.isEmpty() ? null : here;
        }));
    }

    /** A request under way. */
    private static final class Present {
        private final RoutingContext context;
        private final Set<String> groups = new LinkedHashSet<>();
        private volatile long movedNanos = System.nanoTime();
        private volatile boolean waitsForClient;

        Present(RoutingContext context) {
            this.context = context;
        }

        void moved(boolean waitsNow) {
            movedNanos = System.nanoTime();
            waitsForClient = waitsNow;
        }

        void close() {
            context.vertx().runOnContext(now -> context.request().connection().close());
        }
    }
}
