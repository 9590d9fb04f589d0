package io.mien.platform;

import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses a body for which there is no room, before a byte of it is read. A slice of a recording (PATCH) is appended where
 * it stays, and its upload looks for itself.
 */
class DiskGuard {
    /** Forms of a page; they go on when the disk is full, so that people can make room. */
    private static final int SMALL = 64 * 1024;
    /** A file that arrives lies in the temporary folder and then in the store. */
    private static final int COPIES = 2;

    /** An ad with its form, the largest body that is taken. */
    private static final long UNANNOUNCED = 520L << 20;

    private static final Set<String> METHODS = Set.of(HttpMethod.POST, HttpMethod.PUT);

    @Inject
    DiskRoom room;

    @ServerRequestFilter(preMatching = true)
    void refuse(ContainerRequestContext request) {
        if (METHODS.contains(request.getMethod())) {
            long length = length(request);
            if (length > SMALL) {
                room.require(COPIES * length);
            }
        }
    }

    /** As announced; one that announces none may send what {@code quarkus.http.limits.max-body-size} allows. */
    private static long length(ContainerRequestContext request) {
        String announced = request.getHeaderString("Content-Length");
        if (announced != null && announced.matches("\\d{1,12}")) {
            return Long.parseLong(announced);
        }
        boolean chunked = request.getHeaderString("Transfer-Encoding") != null;
        return chunked ? UNANNOUNCED : 0;
    }
}
