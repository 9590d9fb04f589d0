package io.mien.dashboard;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Leads bookmarks of pages that were once called after sessions to the visits' pages. The API keeps its names. */
class FormerAddresses {
    /** The former path, and what it became. */
    private static final Map<Pattern, String> MOVED = Map.of(
            Pattern.compile("/sessions/(.+)"), "/visits/$1",
            Pattern.compile("/campaigns/([^/]+)/sessions(\\.csv)?"), "/campaigns/$1/visits$2");

    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final int PERMANENT_REDIRECT = 308;

    private final SecurityIdentity identity;

    FormerAddresses(SecurityIdentity identity) {
        this.identity = identity;
    }

    @ServerRequestFilter(preMatching = true)
    Optional<Response> lead(ContainerRequestContext request) {
        URI asked = request.getUriInfo().getRequestUri();
        Optional<String> path = current(asked.getRawPath());
        if (path.isPresent() && identity.isAnonymous()) {
            throw new UnauthorizedException();
        }
        return path.map(now -> moved(request.getMethod(), now + query(asked.getRawQuery())));
    }

    private static Optional<String> current(String path) {
        return MOVED.entrySet().stream()
                .filter(moved -> moved.getKey().matcher(path).matches())
                .map(moved -> moved.getKey().matcher(path).replaceFirst(moved.getValue()))
                .findFirst();
    }

    private static String query(@Nullable String raw) {
        return raw == null ? "" : "?" + raw;
    }

    /** With 308 the browser sends again what it sent. */
    private static Response moved(String method, String address) {
        int status = READING.contains(method) ? Response.Status.MOVED_PERMANENTLY.getStatusCode() : PERMANENT_REDIRECT;
        return Response.status(status).header(HttpHeaders.LOCATION, address).build();
    }
}
