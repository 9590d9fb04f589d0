package io.mien.account;

import io.mien.platform.PageHolder;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Staff pages belong to one login of one person, from its password to its end. */
@ApplicationScoped
class LoginPages implements PageHolder {
    private final SecurityIdentity identity;

    LoginPages(SecurityIdentity identity) {
        this.identity = identity;
    }

    @Override
    public String home() {
        return "";
    }

    @Override
    public Optional<String> mark(RoutingContext request) {
        if (identity.isAnonymous()) {
            return Optional.empty();
        }
        return Optional.of(
                identity.getPrincipal() instanceof JsonWebToken token
                        ? login(token)
                        : identity.getPrincipal().getName());
    }

    /** Keycloak's id of the login, which stays when tokens are renewed; without one the pages are the person's. */
    private static String login(JsonWebToken token) {
        String login = token.getClaim("sid");
        return login == null ? token.getName() : token.getSubject() + '\n' + login;
    }
}
