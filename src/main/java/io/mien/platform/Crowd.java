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
import java.util.Optional;
import java.util.Set;

/**
 * Who has requests under way, by address and by visit. Where there are too many of one, the request that has kept the
 * server waiting longest is closed for the new one, or else one that waits for its turn, of the client that has the most of
 * them: people who share an address with an attacker still come through.
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
        moved(context, WaitsFor.CLIENT);
    }

    /** From now on it is the server that takes its time. */
    static void atWork(RoutingContext context) {
        moved(context, WaitsFor.SERVER);
    }

    /** It waits for its turn and costs nothing yet. */
    static void queued(RoutingContext context) {
        moved(context, WaitsFor.TURN);
    }

    private static void moved(RoutingContext context, WaitsFor now) {
        Present present = context.get(KEY);
        if (present != null) {
            present.moved(now);
        }
    }

    private enum WaitsFor {
        CLIENT,
        SERVER,
        TURN
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
            Present dispensable = slowest(here).or(() -> oneOfMany(here)).orElse(null);
            if (dispensable == null) {
                return false;
            }
            here.remove(dispensable);
            dispensable.close();
        }
        here.add(present);
        present.groups.add(group);
        return true;
    }

    private static Optional<Present> slowest(Set<Present> here) {
        long now = System.nanoTime();
        return here.stream()
                .filter(present -> present.waitsFor == WaitsFor.CLIENT && now - present.movedNanos > STALLED_NANOS)
                .max(Comparator.comparingLong(present -> now - present.movedNanos));
    }

    /** A request that has not begun, of the client that has the most of them under way; never a client's only one. */
    private Optional<Present> oneOfMany(Set<Present> here) {
        return here.stream()
                .filter(present -> present.waitsFor == WaitsFor.TURN && company(present) > 1)
                .max(Comparator.comparingInt(this::company));
    }

    private int company(Present present) {
        return present.groups.stream()
                .skip(1)
                .mapToInt(group -> groups.getOrDefault(group, Set.of()).size())
                .max()
                .orElse(0);
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
        /** That of its address first. */
        private final Set<String> groups = new LinkedHashSet<>();

        private volatile long movedNanos = System.nanoTime();
        private volatile WaitsFor waitsFor = WaitsFor.SERVER;

        Present(RoutingContext context) {
            this.context = context;
        }

        void moved(WaitsFor now) {
            movedNanos = System.nanoTime();
            waitsFor = now;
        }

        void close() {
            context.vertx().runOnContext(now -> context.request().connection().close());
        }
    }
}
