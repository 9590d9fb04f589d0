package io.mien.platform;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;

/**
 * Looks after connections from their first moment, when no request has been made on them yet. Netty finds it as a service
 * where {@value ChannelInitializerExtension#EXTENSIONS_SYSTEM_PROPERTY} is {@code serviceload}, which the start sets.
 */
public final class ConnectionOpening extends ChannelInitializerExtension {

    private static volatile ConnectionPatience.@Nullable Limits limits;

    static void limit(ConnectionPatience.Limits set) {
        limits = set;
    }

    @Override
    public void postInitializeServerChildChannel(Channel channel) {
        ConnectionPatience.Limits known = limits;
        if (known != null) {
            ConnectionPatience.watch(channel, known);
        }
    }
}
