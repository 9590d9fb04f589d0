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
        if (identity.getAttribute(OrganizationIdentity.SEVERAL) != null) {
            return Optional.of(Problem.forbidden(
                    "several-organizations",
                    "Your login belongs to several organizations here, and nobody can say which is meant. Log out,"
                            + " log in again and choose one, or use a login for each."));
        }
        return identity.isAnonymous() || !identity.getRoles().isEmpty() ? Optional.empty() : Optional.of(withoutRole());
    }

    /** Nobody can say whether the login still stands, and too much time has passed to go by what was known. */
    static Problem away() {
        return new Problem(
                503,
                "login-server-away",
                "The login server does not answer, so it is unknown whether you are still logged in.");
    }

    /** While nobody can say whether a login still stands, it reads on for a while, changes nothing and may log out. */
    @ServerRequestFilter
    void requireConfirmation(ContainerRequestContext request, ResourceInfo resource) {
        boolean open = resource.getResourceClass().isAnnotationPresent(PermitAll.class)
                || LoginEndPages.class.equals(resource.getResourceClass());
        if (identity.getAttribute(OrganizationIdentity.TRUST) == Trust.REMEMBERED
                && !open
                && !READING.contains(request.getMethod())) {
            throw away();
        }
    }

    /** Keycloak names no organization to a login of several that chose none, and no role in one that was left or joined. */
    private static Problem withoutRole() {
        return Problem.forbidden(
                "no-role",
                "Your login has no role in an organization here at this moment. If that changed since you logged in, or"
                        + " you belong to several organizations, log in again and choose one.");
    }
}
