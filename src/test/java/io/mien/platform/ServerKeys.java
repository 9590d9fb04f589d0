package io.mien.platform;

/** Server keys for tests of other packages. */
public final class ServerKeys {
    private ServerKeys() {}

    public static ServerKey fixed() {
        return new ServerKey(new byte[32]);
    }
}
