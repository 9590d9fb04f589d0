package io.mien.account;

import io.mien.account.Standings.Trust;
import io.mien.platform.Problem;
import io.mien.platform.Refusals;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** What a login cannot do at the moment although it is one. */
@ApplicationScoped
class LoginRefusals implements Refusals {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final SecurityIdentity identity;

    LoginRefusals(SecurityIdentity identity) {
        this.identity = identity;
    }

    @Override
    public Optional<Problem> reason() {
        if (identity.getAttribute(OrganizationIdentity.TRUST) == Trust.UNKNOWN) {
            return Optional.of(away());
        }
        return identity.getAttribute(OrganizationIdentity.SEVERAL) == null
                ? Optional.empty()
                : Optional.of(Problem.forbidden(
                        "several-organizations",
                        "Your login belongs to several organizations here, and nobody can say which is meant. Log out,"
                                + " log in again and choose one, or use a login for each."));
    }

    /** While nobody can say whether a login still stands, it reads on for a while and changes nothing. */
    @ServerRequestFilter
    void requireConfirmation(ContainerRequestContext request, ResourceInfo resource) {
        boolean open = resource.getResourceClass().isAnnotationPresent(PermitAll.class);
        if (identity.getAttribute(OrganizationIdentity.TRUST) == Trust.REMEMBERED
                && !open
                && !READING.contains(request.getMethod())) {
            throw away();
        }
    }

    private static Problem away() {
        return new Problem(
                503,
                "login-server-away",
                "The login server does not answer, so nobody can say whether your login still holds.");
    }
}
