package io.mien.platform;

import io.vertx.ext.web.RoutingContext;
import java.util.function.Predicate;

/**
 * A route that takes more than a form, and from whom: a stranger's large body is refused before a byte of it is read.
 *
 * @param path of the route, {@code *} for each id in it
 * @param maxBytes largest body that is read
 * @param knows whether the sender may send that much; asked on a worker thread
 * @param parts whether what came before a connection broke is worth having
 */
public record LargeBody(String path, long maxBytes, Predicate<RoutingContext> knows, Parts parts) {

    /** What becomes of a body that breaks off. */
    public enum Parts {
        KEPT,
        DROPPED
    }

    /** Taken from staff alone; useless unless it is whole. */
    public static LargeBody ofStaff(String path, long maxBytes) {
        return new LargeBody(path, maxBytes, KnownStaff::isKnown, Parts.DROPPED);
    }
}
