package io.mien.launch;

import java.nio.file.Path;

/**
 * How an embedded PostgreSQL is to run. {@code port} 0 means any free one; a {@link Durability#THROW_AWAY} cluster
 * trades safety for speed and is for tests alone.
 */
record PostgresPlan(Path binaries, Path folder, int port, Durability durability) {
    enum Durability {
        KEPT,
        THROW_AWAY
    }

    Path cluster() {
        return folder.resolve("cluster");
    }

    boolean throwAway() {
        return durability == Durability.THROW_AWAY;
    }
}
