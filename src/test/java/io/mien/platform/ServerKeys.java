package io.mien.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** Server keys for tests of other packages. */
public final class ServerKeys {
    private ServerKeys() {}

    public static ServerKey fixed() {
        return new ServerKey(new byte[32]);
    }

    /** The one that a product made in its home folder. */
    public static ServerKey in(Path home) throws IOException {
        return new ServerKey(Base64.getMimeDecoder().decode(Files.readString(home.resolve("server.key"))));
    }
}
