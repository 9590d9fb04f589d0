package io.mien.platform;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How long one connection may stand still: before its next request begins to come, until the head of that request is
 * whole, and while it does not take what is written to it. While the server works on a request it may take its time.
 */
final class ConnectionPatience extends ChannelDuplexHandler {
    static final AttributeKey<ConnectionPatience> KEY = AttributeKey.valueOf(ConnectionPatience.class, "patience");

    private final Limits limits;

    @Nullable
    private ScheduledFuture<?> head;

    @Nullable
    private ScheduledFuture<?> unsent;

    private boolean headBegun;
    private boolean asked;
    private int writes;

    ConnectionPatience(Limits limits) {
        this.limits = limits;
    }

    /**
     * @param idle before a request
     * @param head from the first byte of a request to the end of its head
     * @param unsent while the other side takes nothing of what is written
     */
    record Limits(Duration idle, Duration head, Duration unsent) {
        static Limits of(HttpConfig config) {
            return new Limits(
                    config.idleTimeout(),
                    config.headTimeout(),
                    config.patience().plus(config.headTimeout()));
        }
    }

    /** Begins to look after a connection, once. */
    static void watch(Channel channel, Limits limits) {
        ConnectionPatience patience = new ConnectionPatience(limits);
        if (channel.attr(KEY).setIfAbsent(patience) == null) {
            channel.pipeline().addFirst(patience);
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        if (context.channel().isActive()) {
            expect(context, limits.head());
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext context) throws Exception {
        expect(context, limits.head());
        super.channelActive(context);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        stop(head);
        stop(unsent);
        super.channelInactive(context);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (!asked && !headBegun) {
            headBegun = true;
            expect(context, limits.head());
        }
        super.channelRead(context, message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        ChannelPromise told = promise.unvoid();
        writes++;
        if (unsent == null) {
            unsent = closeAfter(context, limits.unsent());
        }
        told.addListener(done -> rememberWrite(context));
        super.write(context, message, told);
    }

    /** The head of a request is whole; the server has the word. */
    void begun() {
        asked = true;
        headBegun = false;
        stop(head);
        head = null;
    }

    /** The request is answered; the client has the word. */
    void answered(Channel channel) {
        asked = false;
        ChannelHandlerContext context = channel.pipeline().context(this);
        if (context != null && !headBegun) {
            expect(context, limits.idle());
        }
    }

    private void rememberWrite(ChannelHandlerContext context) {
        writes--;
        stop(unsent);
        unsent = writes == 0 ? null : closeAfter(context, limits.unsent());
    }

    private void expect(ChannelHandlerContext context, Duration limit) {
        stop(head);
        head = closeAfter(context, limit);
    }

    private static ScheduledFuture<?> closeAfter(ChannelHandlerContext context, Duration limit) {
        return context.executor()
                .schedule(
                        () -> {
                            context.close();
                        },
                        limit.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private static void stop(@Nullable ScheduledFuture<?> timer) {
        if (timer != null) {
            timer.cancel(false);
        }
    }
}
