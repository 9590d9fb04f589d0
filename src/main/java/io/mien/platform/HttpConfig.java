package io.mien.platform;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long and how much one client may ask of this server. Nobody who is slow keeps a worker thread waiting. */
@ConfigMapping(prefix = "mien.http")
public interface HttpConfig {

    /** Largest body of a route that has no limit of its own: forms and JSON. */
    @WithDefault("64K")
    MemorySize formLimit();

    /**
     * Bodies up to this size stay in memory until they are whole; larger ones go to a file of the home folder. Two seconds of a
     * recording at 1.5 Mbit/s, which browsers send in one piece, are 375,000 bytes.
     */
    @WithDefault("512K")
    MemorySize memoryLimit();

    /** A body or an answer may be this late before its rate is looked at. */
    @WithDefault("10s")
    Duration patience();

    /** Bytes a second below which a body or an answer is given up once it has used up the patience. */
    @WithDefault("1K")
    MemorySize minRate();

    /** So much of an answer may wait in the kernel for a client. By calculation about 15 Mbit/s at a distance of 100 ms. */
    @WithDefault("256K")
    MemorySize sendBuffer();

    /** A connection whose next head is not whole by then is closed. */
    @WithDefault("15s")
    Duration headTimeout();

    /** A connection on which nothing was asked for so long is closed. */
    @WithDefault("60s")
    Duration idleTimeout();

    /** Requests of one address under way at once; past it the one that kept the server waiting longest is closed. */
    @WithDefault("300")
    int requestsPerAddress();

    /** Requests of one visit under way at once; past it the one that kept the server waiting longest is closed. */
    @WithDefault("16")
    int requestsPerVisit();

    /** Slices of recordings that have a worker thread at once; the others wait in order, in memory and without a thread. */
    @WithDefault("16")
    int slicesAtWork();

    /** Pages and ads that respondents ask for and that have a worker thread at once; the others wait, in rotation by visit. */
    @WithDefault("2")
    int readsAtWork();

    /** Pieces of files on their way out that are read from the store at once. */
    @WithDefault("4")
    int piecesAtWork();

    /** Longest wait for a row that another transaction holds, as PostgreSQL writes it; then it is 503, or a job's later. */
    @WithDefault("1s")
    String lockTimeout();
}
