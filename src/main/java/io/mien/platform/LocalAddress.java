package io.mien.platform;

import java.net.URI;
import java.util.Set;

/** Tells an installation that only its own machine reaches from one that serves others. */
public final class LocalAddress {
    private static final Set<String> HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");

    private LocalAddress() {}

    public static boolean is(URI url) {
        return HOSTS.contains(String.valueOf(url.getHost()));
    }
}
