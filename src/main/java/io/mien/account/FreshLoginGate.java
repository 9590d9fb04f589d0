package io.mien.account;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Sends people to type their password again before what {@link FreshLogin} marks; a bearer is told which token to bring. */
class FreshLoginGate {
    private final SecurityIdentity identity;
    private final LoginFreshness freshness;
    private final LoginConfig config;

    FreshLoginGate(SecurityIdentity identity, LoginFreshness freshness, LoginConfig config) {
        this.identity = identity;
        this.freshness = freshness;
        this.config = config;
    }

    @ServerRequestFilter
    @Nullable
    Response requireFreshLogin(ContainerRequestContext request, ResourceInfo resource) {
        FreshLogin marked = resource.getResourceMethod().getAnnotation(FreshLogin.class);
        if (marked == null || identity.isAnonymous()) {
            return null;
        }
        LoginLevel level = marked.secondFactor() ? LoginLevel.SECOND_FACTOR : LoginLevel.PASSWORD;
        return freshness.isFresh(level) ? null : demand(level, request);
    }

    private Response demand(LoginLevel level, ContainerRequestContext request) {
        URI asked = request.getUriInfo().getRequestUri();
        if (asked.getPath().startsWith("/api/")) {
            return insufficient(level);
        }
        if (HttpMethod.GET.equals(request.getMethod())) {
            return Response.seeOther(URI.create(AccountAddresses.confirmation(local(asked), level)))
                    .build();
        }
        throw new LoginNotFresh(level, AccountAddresses.confirmation(origin(request), level));
    }

    /** As RFC 9470 says it. */
    private Response insufficient(LoginLevel level) {
        String challenge = "Bearer error=\"insufficient_user_authentication\","
                + " error_description=\"The login is too old for this\", acr_values=\"%s\", max_age=\"%d\"";
        return Response.status(Response.Status.UNAUTHORIZED)
                .header(
                        HttpHeaders.WWW_AUTHENTICATE,
                        challenge.formatted(level.acr(config), config.freshFor().toSeconds()))
                .build();
    }

    /** The page with the button that was pressed. */
    private static String origin(ContainerRequestContext request) {
        String page = request.getHeaderString("Referer");
        return page == null
                ? AccountAddresses.front()
                : local(request.getUriInfo().getRequestUri().resolve(page));
    }

    private static String local(URI address) {
        return address.getRawPath() + (address.getRawQuery() == null ? "" : '?' + address.getRawQuery());
    }
}
