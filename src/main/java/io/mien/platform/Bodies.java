package io.mien.platform;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads every body on the event loop, up to the limit of its route, before a worker thread is taken for the request: how
 * slowly it comes matters to its sender alone. Stands behind the login, so that a stranger's large body is not read.
 */
@ApplicationScoped
class Bodies {
    private static final Logger LOG = Logger.getLogger(Bodies.class);
    /** After authentication (-200) and authorization (-100), before whatever answers. */
    private static final int ORDER = -50;

    /** What arrives lies in the folder for what passes and then in the store. */
    private static final int COPIES = 2;

    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final BodyRoutes routes;
    private final Refusal refusal;
    private final HttpConfig config;
    private final DiskRoom room;
    private final Backlog backlog;
    private final Path home;
    private final long most;

    Bodies(
            BodyRoutes routes,
            Refusal refusal,
            HttpConfig config,
            DiskRoom room,
            Backlog backlog,
            MienConfig mien,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize most) {
        this.routes = routes;
        this.refusal = refusal;
        this.config = config;
        this.room = room;
        this.backlog = backlog;
        this.home = mien.home();
        this.most = most.asLongValue();
    }

    void install(@Observes Router router) {
        router.route().order(ORDER).handler(this::measure);
    }

    private void measure(RoutingContext context) {
        HttpServerRequest request = context.request();
        long length = declared(request);
        if (length == 0 || request.isEnded()) {
            context.next();
        } else if (routes.isElsewhere(context.normalizedPath()) && length > 0) {
            within(context, length, config.formLimit().asLongValue(), context::next);
        } else if (WITHOUT_BODY.contains(request.method().name()) || !routes.isKnown(context.normalizedPath())) {
            refusal.leaveUnread(context);
            context.next();
        } else {
            admit(context, length);
        }
    }

    /** @return bytes that follow by the sender's own words, -1 when they end where they end */
    private static long declared(HttpServerRequest request) {
        if (request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            return -1;
        }
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length.strip());
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    private void within(RoutingContext context, long length, long limit, Runnable then) {
        if (length > limit) {
            refusal.send(context, tooLarge());
        } else {
            then.run();
        }
    }

    private void admit(RoutingContext context, long length) {
        Optional<LargeBody> large = routes.large(context.normalizedPath());
        long form = config.formLimit().asLongValue();
        if (large.isEmpty()) {
            within(context, length, form, () -> read(context, form, null));
            return;
        }
        long limit = Math.min(most, large.get().maxBytes());
        within(context, length, limit, () -> context.vertx()
                .executeBlocking(() -> isWelcome(context, large.get(), length < 0 ? limit : length), false)
                .onSuccess(known -> {
                    if (known) {
                        read(context, limit, large.get());
                    } else {
                        within(context, length, form, () -> read(context, form, null));
                    }
                })
                .onFailure(failure -> {
                    if (failure instanceof Problem full) {
                        refusal.send(context, full);
                    } else {
                        context.fail(failure);
                    }
                }));
    }

    /**
     * Whether the sender may send so much, for which there must be room. What is kept in parts is appended where it stays, and
     * its upload looks for itself.
     */
    private boolean isWelcome(RoutingContext context, LargeBody large, long bytes) {
        boolean known = large.knows().test(context);
        if (known
                && large.parts() == LargeBody.Parts.DROPPED
                && bytes > config.formLimit().asLongValue()) {
            room.require(COPIES * bytes);
        }
        return known;
    }

    private void read(RoutingContext context, long limit, @Nullable LargeBody large) {
        HttpServerRequest request = context.request();
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.headers().remove(HttpHeaders.EXPECT);
            context.response().writeContinue();
        }
        new Reading(context, limit, large).begin();
    }

    private static Problem tooLarge() {
        return new Problem(413, "too-large", "The request is larger than the limit.");
    }

    /** One body on its way in. */
    private final class Reading implements ArrivingBody.Reader {
        private final RoutingContext context;
        private final boolean keepsPart;
        private final ArrivingBody body;
        private final Pace pace;
        private final long timer;

        Reading(RoutingContext context, long limit, @Nullable LargeBody large) {
            this.context = context;
            this.keepsPart = large != null && large.parts() == LargeBody.Parts.KEPT;
            this.body = new ArrivingBody(
                    context.vertx(),
                    context.request(),
                    new ArrivingBody.Bounds(limit, config.memoryLimit().asLongValue(), home),
                    this);
            this.pace = Pace.of(config);
            this.timer = context.vertx().setPeriodic(Pace.LOOK_MS, tick -> look());
        }

        void begin() {
            Crowd.progress(context);
            body.read();
        }

        @Override
        public void progressed(long arrived) {
            Crowd.progress(context);
        }

        @Override
        public void arrived(ArrivedBody arrived) {
            context.vertx().cancelTimer(timer);
            if (arrived.whole() && arrived.file() == null && !ReadableText.is(arrived.memory(), contentType())) {
                refusal.send(
                        context, new Problem(400, "unreadable-text", "A text holds a character that cannot be read."));
            } else if (arrived.whole() && arrived.file() == null) {
                ((RoutingContextInternal) context).setBody(arrived.memory());
                goOn();
            } else if (arrived.whole() || keepsPart) {
                context.put(ArrivedBody.KEY, arrived);
                context.addEndHandler(ended -> body.discard());
                goOn();
            } else {
                body.discard();
            }
        }

        private void goOn() {
            if (keepsPart && !context.response().closed()) {
                backlog.slice(context);
            } else {
                Crowd.atWork(context);
                context.next();
            }
        }

        @Override
        public void tooLarge() {
            context.vertx().cancelTimer(timer);
            refusal.send(context, Bodies.tooLarge());
        }

        @Override
        public void failed(Throwable cause) {
            context.vertx().cancelTimer(timer);
            LOG.errorf(cause, "A body could not be kept path=%s", context.normalizedPath());
            refusal.send(context, new Problem(507, "disk-full", "There is no room for this at the moment."));
        }

        private @Nullable String contentType() {
            return context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        }

        private void look() {
            if (pace.isTooSlow(body.arrived())) {
                context.vertx().cancelTimer(timer);
                body.giveUp();
                refusal.send(
                        context, new Problem(408, "too-slow", "The request came too slowly. Please send it again."));
            }
        }
    }
}
