package io.mien.platform;

import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests in another's name. A browser adds cookies to whatever any page sends; so whatever changes something
 * must come from a page of this server, by the headers that no page can set, and carry that page's token. The API takes
 * no cookie, only bearer tokens, which no page of others has.
 */
class ForgeryGuard {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final String API = "/api/";

    private final PageToken token;
    private final SecurityIdentity identity;
    private final String origin;

    ForgeryGuard(PageToken token, SecurityIdentity identity, MienConfig config) {
        this.token = token;
        this.identity = identity;
        this.origin = originOf(config.publicUrl());
    }

    /** Before the address is looked at and the body is read. */
    @ServerRequestFilter(preMatching = true)
    void comesFromUs(ContainerRequestContext request) {
        if (canBeForged(request) && !isOwn(request)) {
            throw ForgedRequest.fromElsewhere();
        }
    }

    @ServerRequestFilter
    @WithFormRead
    void carriesToken(ResteasyReactiveContainerRequestContext request, ResourceInfo resource, RoutingContext routing) {
        if (!canBeForged(request) || resource.getResourceClass().isAnnotationPresent(WithoutCookie.class)) {
            return;
        }
        String sent = sentToken(request);
        if (sent == null || !token.fits(routing, sent)) {
            throw ForgedRequest.withoutToken();
        }
    }

    /** Also where the API's address is spelt so that a login by cookie reaches it. */
    private boolean canBeForged(ContainerRequestContext request) {
        boolean api = request.getUriInfo().getPath().startsWith(API)
                && (request.getCookies().isEmpty() || identity.getCredential(IdTokenCredential.class) == null);
        return !SAFE.contains(request.getMethod()) && !api;
    }

    private boolean isOwn(ContainerRequestContext request) {
        String site = request.getHeaderString("Sec-Fetch-Site");
        if (site != null) {
            return "same-origin".equals(site) || "none".equals(site);
        }
        return origin.equals(request.getHeaderString("Origin"));
    }

    private static @Nullable String sentToken(ResteasyReactiveContainerRequestContext request) {
        String header = request.getHeaderString(PageToken.HEADER);
        if (header != null) {
            return header;
        }
        ResteasyReactiveRequestContext form = (ResteasyReactiveRequestContext) request.getServerRequestContext();
        return form.getFormParameter(PageToken.FIELD, true, false) instanceof String field ? field : null;
    }

    /** As browsers write it: without the port that the scheme implies. */
    private static String originOf(URI url) {
        String host = url.getScheme() + "://" + url.getHost();
        boolean implied = url.getPort() < 0 || url.getPort() == ("https".equals(url.getScheme()) ? 443 : 80);
        return (implied ? host : host + ':' + url.getPort()).toLowerCase(Locale.ROOT);
    }
}
